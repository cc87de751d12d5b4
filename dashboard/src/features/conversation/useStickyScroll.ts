import type { RefObject, UIEvent } from 'react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR_BOTTOM_PX = 80;
const NEAR_TOP_PX = 240;

interface StickyScroll {
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
  readonly toBottom: () => void;
  /** Whether something came in below what the agent is reading. */
  readonly newBelow: boolean;
}

/**
 * A pane that stays at its end while the reader is there, and stays where the reader is otherwise: also when
 * rows are put in before the first one. Pictures that load late and
 * lines that come and go count as well: the content's height is watched.
 */
export function useStickyScroll(firstKey: string, lastKey: string, onNearTop: () => void): StickyScroll {
  const pane = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const before = useRef({ firstKey, lastKey, height: 0 });
  const [newBelow, setNewBelow] = useState(false);

  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const last = before.current;
    if (atBottom.current) element.scrollTop = element.scrollHeight;
    else if (last.firstKey !== firstKey) element.scrollTop += element.scrollHeight - last.height;
    if (!atBottom.current && last.lastKey !== lastKey) setNewBelow(true);
    before.current = { firstKey, lastKey, height: element.scrollHeight };
  }, [firstKey, lastKey]);

  useLayoutEffect(() => {
    const [element, inner] = [pane.current, content.current];
    if (element === null || inner === null) return;
    const observer = new ResizeObserver(() => {
      if (atBottom.current) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const onScroll = ({ currentTarget: element }: UIEvent<HTMLDivElement>) => {
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    atBottom.current = below < NEAR_BOTTOM_PX;
    if (atBottom.current) setNewBelow(false);
    if (element.scrollTop < NEAR_TOP_PX) onNearTop();
  };

  const toBottom = useCallback(() => {
    const element = pane.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);

  return { pane, content, onScroll, toBottom, newBelow };
}
