import type { RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';

const NEAR_END_PX = 80;
const LOAD_WITHIN_PX = 600;

interface EndlessScrollInput {
  readonly count: number;
  readonly firstKey: string;
  readonly lastKey: string;
  /** Whether the last row is the conversation's last. */
  readonly attached: boolean;
  readonly onNearTop: () => void;
  readonly onNearEnd: () => void;
}

interface EndlessScroll {
  readonly pane: RefObject<HTMLDivElement | null>;
  /** All that scrolls in the pane, of which the virtual rows are a part. */
  readonly content: RefObject<HTMLDivElement | null>;
  readonly virtual: RefObject<VirtualizerHandle | null>;
  /** Rows were put in before the first one: what is on the screen has to stay there. */
  readonly prepended: boolean;
  readonly away: boolean;
  /** Whether something came in below what the agent is reading. */
  readonly newBelow: boolean;
  readonly onScroll: (offset: number) => void;
  readonly toEnd: () => void;
  /** From now on the end is not stuck to. */
  readonly letGo: () => void;
}

/** A list that stays at its end while the reader is there, and stays where the reader is otherwise. */
export function useEndlessScroll(input: EndlessScrollInput): EndlessScroll {
  const { count, firstKey, lastKey, attached } = input;
  const pane = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const [seenLast, setSeenLast] = useState(lastKey);
  const [rows, setRows] = useState({ firstKey, count, prepended: false });
  const current = useRef(input);

  if (rows.firstKey !== firstKey || rows.count !== count) {
    setRows({ firstKey, count, prepended: rows.firstKey !== firstKey && count > rows.count });
  }

  useEffect(() => {
    current.current = input;
  });

  const stick = useCallback(() => {
    const element = pane.current;
    if (element !== null && atEnd.current) element.scrollTo({ top: element.scrollHeight });
  }, []);

  useLayoutEffect(() => {
    if (atEnd.current && count > 0) virtual.current?.scrollToIndex(count - 1, { align: 'end' });
  }, [count, lastKey]);

  // Pictures that load late, and a reply box that grows, move the end as well.
  useEffect(() => {
    const observer = new ResizeObserver(stick);
    for (const element of [pane.current, content.current]) if (element !== null) observer.observe(element);
    return () => observer.disconnect();
  }, [stick]);

  const onScroll = useCallback((offset: number) => {
    const handle = virtual.current;
    if (handle === null) return;
    const below = handle.scrollSize - offset - handle.viewportSize;
    const { lastKey: last, onNearTop, onNearEnd } = current.current;
    atEnd.current = below < NEAR_END_PX;
    setAway(below > handle.viewportSize / 2);
    if (atEnd.current) setSeenLast(last);
    if (offset < LOAD_WITHIN_PX) onNearTop();
    if (below < LOAD_WITHIN_PX) onNearEnd();
  }, []);

  const toEnd = useCallback(() => {
    atEnd.current = true;
    stick();
  }, [stick]);
  const letGo = useCallback(() => {
    atEnd.current = false;
  }, []);

  return {
    pane,
    content,
    virtual,
    prepended: rows.prepended,
    away,
    newBelow: attached && away && seenLast !== lastKey,
    onScroll,
    toEnd,
    letGo,
  };
}
