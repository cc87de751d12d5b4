import { useEffect, useMemo, useState } from 'react';
import type { Conversation } from '../../api/types';

type Rows = readonly Conversation[];

/** The order that the pointer found: ids, and the activity of the first and of the last. */
interface HeldOrder {
  readonly ids: readonly string[];
  readonly top: string;
  readonly tail: string;
}

interface Held {
  readonly rows: Rows;
  /** How many conversations would stand above the held ones. */
  readonly waiting: number;
  readonly onPointerMove: (event: React.PointerEvent) => void;
  readonly release: () => void;
}

/**
 * While the pointer is over the list no row changes its place, so that a click meets what it was meant for: what
 * rows show goes on changing, and what is new waits above. Using the keyboard, or leaving, lets go.
 */
export function useHeldOrder(rows: Rows, all: Readonly<Record<string, Conversation>>): Held {
  const [order, setOrder] = useState<HeldOrder | null>(null);

  useEffect(() => {
    const release = () => setOrder(null);
    window.addEventListener('keydown', release, true);
    return () => window.removeEventListener('keydown', release, true);
  }, []);

  const held = useMemo(() => (order === null ? rows : inOrder(order, rows, all)), [order, rows, all]);
  const waiting = useMemo(
    () => (order === null ? 0 : rows.findIndex((row) => activityOf(row) <= order.top)),
    [order, rows],
  );
  return {
    rows: held,
    waiting: Math.max(0, waiting),
    onPointerMove: ({ pointerType }) => {
      if (pointerType === 'mouse' && order === null && rows.length > 0) setOrder(orderOf(rows));
    },
    release: () => setOrder(null),
  };
}

/** Rows that came by loading further stand below the held ones. */
function inOrder({ ids, tail }: HeldOrder, rows: Rows, all: Readonly<Record<string, Conversation>>): Rows {
  const known = new Set(ids);
  const below = rows.filter((row) => !known.has(row.id) && activityOf(row) <= tail);
  return [...ids.map((id) => all[id]).filter((row) => row !== undefined), ...below];
}

function orderOf(rows: Rows): HeldOrder {
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    ids: rows.map(({ id }) => id),
    top: first === undefined ? '' : activityOf(first),
    tail: last === undefined ? '' : activityOf(last),
  };
}

function activityOf(row: Conversation): string {
  return row.last_message_at ?? '';
}
