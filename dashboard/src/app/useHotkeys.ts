import { useEffect } from 'react';

export interface Hotkeys {
  readonly next: () => void;
  readonly previous: () => void;
  readonly reply: () => void;
  readonly escape: () => void;
}

/** Where the arrow keys scroll. */
const SCROLLS = '[role="region"]';
const EDITABLE = 'input, textarea, select, [contenteditable="true"]';

/** Keys of the whole page. While the agent writes, all but Esc are letters. */
export function useHotkeys(keys: Hotkeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event, keys);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}

function actionOf(event: KeyboardEvent, keys: Hotkeys): (() => void) | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return null;
  if (event.key === 'Escape') return keys.escape;
  if (isIn(event.target, EDITABLE)) return null;
  if (event.key.startsWith('Arrow') && isIn(event.target, SCROLLS)) return null;
  switch (event.key) {
    case 'j':
    case 'ArrowDown':
      return keys.next;
    case 'k':
    case 'ArrowUp':
      return keys.previous;
    case 'r':
      return keys.reply;
    default:
      return null;
  }
}

function isIn(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
