import type { MessageKey } from '../i18n/locale';

/** What the keyboard can do; the palette and the cheat sheet show the same list. */
export const COMMANDS = [
  { id: 'palette', keys: ['Ctrl+k'], name: 'command.palette', group: 'general' },
  { id: 'help', keys: ['?'], name: 'command.help', group: 'general' },
  { id: 'search', keys: ['/'], name: 'command.search', group: 'general' },
  { id: 'next', keys: ['j', 'ArrowDown'], name: 'command.next', group: 'list' },
  { id: 'previous', keys: ['k', 'ArrowUp'], name: 'command.previous', group: 'list' },
  { id: 'leave', keys: ['Escape'], name: 'command.leave', group: 'list' },
  { id: 'viewMine', keys: ['1'], name: 'command.viewMine', group: 'list' },
  { id: 'viewUnassigned', keys: ['2'], name: 'command.viewUnassigned', group: 'list' },
  { id: 'viewAll', keys: ['3'], name: 'command.viewAll', group: 'list' },
  { id: 'viewSnoozed', keys: ['4'], name: 'command.viewSnoozed', group: 'list' },
  { id: 'viewResolved', keys: ['5'], name: 'command.viewResolved', group: 'list' },
  { id: 'reply', keys: ['r'], name: 'command.reply', group: 'conversation' },
  { id: 'note', keys: ['n'], name: 'command.note', group: 'conversation' },
  { id: 'resolve', keys: ['e'], name: 'command.resolve', group: 'conversation' },
  { id: 'resolveNext', keys: ['Shift+E'], name: 'command.resolveNext', group: 'conversation' },
  { id: 'snooze', keys: ['z'], name: 'command.snooze', group: 'conversation' },
  { id: 'assign', keys: ['a'], name: 'command.assign', group: 'conversation' },
  { id: 'assignToMe', keys: ['m'], name: 'command.assignToMe', group: 'conversation' },
  { id: 'label', keys: ['l'], name: 'command.label', group: 'conversation' },
  { id: 'markUnread', keys: ['u'], name: 'command.markUnread', group: 'conversation' },
  { id: 'details', keys: ['i'], name: 'command.details', group: 'conversation' },
] as const satisfies readonly {
  readonly id: string;
  readonly keys: readonly string[];
  readonly name: MessageKey;
  readonly group: 'general' | 'list' | 'conversation';
}[];

export type CommandId = (typeof COMMANDS)[number]['id'];

/** The command that a key stands for, wherever the focus is; letters are letters while somebody writes. */
export function commandOf(event: KeyboardEvent): CommandId | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null;
  const command = COMMANDS.find(({ keys }) => keys.some((key) => isPressed(key, event)))?.id ?? null;
  if (command === 'palette') return command;
  if (isIn(event.target, ABOVE)) return null;
  if (command === 'leave') return command;
  if (isIn(event.target, EDITABLE)) return null;
  if (event.key.startsWith('Arrow') && isIn(event.target, '[data-scrolls]')) return null;
  return command;
}

/** What stands above the page has keys of its own. */
const ABOVE = '[role="menu"], [role="dialog"], dialog';
const EDITABLE = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';

function isPressed(key: string, event: KeyboardEvent): boolean {
  const control = key.startsWith('Ctrl+');
  const name = control ? key.slice('Ctrl+'.length) : key.replace('Shift+', '');
  return (event.ctrlKey || event.metaKey) === control && event.key === name;
}

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
