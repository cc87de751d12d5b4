/** What stands above everything else; one at a time. */
export type Overlay =
  | { readonly type: 'palette'; readonly page: 'root' | 'assign' | 'snooze' | 'label' }
  | { readonly type: 'help' };
