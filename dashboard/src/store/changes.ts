import type { Colleague } from '../api/directoryTypes';
import type { Conversation, ConversationChange } from '../api/types';
import type { RejectedFrame } from '../realtime/frames';
import type { Refusal } from '../realtime/outbox';

/** A change of a conversation that was asked for, shown as if it had been made until the row tells. */
export interface PendingChange {
  readonly change: ConversationChange;
  /** The name to show for an assignee whom the row does not name yet. */
  readonly assigneeName: string | null;
  readonly commandId: string | null;
  readonly refusal: Refusal | null;
}

type Changes = Readonly<Record<string, PendingChange>>;

export function isPending(change: PendingChange | undefined, row: Conversation): boolean {
  return change !== undefined && change.refusal === null && !isMade(change.change, row);
}

/** The row as it will be once what was asked for is done; as it is where it was refused. */
export function optimistic(row: Conversation, pending: PendingChange | undefined): Conversation {
  if (pending === undefined || !isPending(pending, row)) return row;
  const { assignee_id: assignee, status, snoozed_until: until, labels } = pending.change;
  return {
    ...row,
    status: status ?? row.status,
    snoozed_until: until ?? row.snoozed_until ?? null,
    labels: labels ?? row.labels ?? [],
    assignee: assignee === undefined ? row.assignee : personOf(assignee, pending.assigneeName),
  };
}

/** All rows with what was asked for put in. The very table itself where nothing is on its way. */
export function allOptimistic(
  rows: Readonly<Record<string, Conversation>>,
  changes: Changes,
): Readonly<Record<string, Conversation>> {
  const pending = Object.entries(changes);
  if (pending.length === 0) return rows;
  const changed = pending.flatMap(([id, change]) => {
    const row = rows[id];
    return row === undefined ? [] : [[id, optimistic(row, change)] as const];
  });
  return { ...rows, ...Object.fromEntries(changed) };
}

/** What is asked for while an earlier change is on its way adds to it. */
export function asked(
  changes: Changes,
  row: Conversation,
  change: ConversationChange,
  assignee: Pick<Colleague, 'name'> | null,
): Changes {
  const before = changes[row.id];
  const earlier = before !== undefined && isPending(before, row) ? before : null;
  const pending: PendingChange = {
    change: { ...earlier?.change, ...change },
    assigneeName: assignee?.name ?? earlier?.assigneeName ?? null,
    commandId: null,
    refusal: null,
  };
  return { ...changes, [row.id]: pending };
}

/** The answer to a change; a rejection on the live stream may have been quicker. */
export function accepted(changes: Changes, id: string, commandId: string): Changes {
  const change = changes[id];
  if (change === undefined || change.refusal !== null) return changes;
  return { ...changes, [id]: { ...change, commandId } };
}

export function refused(changes: Changes, id: string, refusal: Refusal): Changes {
  const change = changes[id];
  return change === undefined ? changes : { ...changes, [id]: { ...change, refusal } };
}

export function rejected(changes: Changes, frame: RejectedFrame): Changes {
  const change = changes[frame.conversation_id];
  if (change === undefined || frame.client_message_id != null) return changes;
  if (change.commandId !== null && change.commandId !== frame.command_id) return changes;
  return refused(changes, frame.conversation_id, frame);
}

/** Changes that their rows show by now are over. */
export function unmade(changes: Changes, rows: Readonly<Record<string, Conversation>>): Changes {
  const open = Object.entries(changes).filter(([id, { change, refusal }]) => {
    const row = rows[id];
    return row !== undefined && (refusal !== null || !isMade(change, row));
  });
  return open.length === Object.keys(changes).length ? changes : Object.fromEntries(open);
}

export function forgotten(changes: Changes, id: string): Changes {
  const { [id]: gone, ...rest } = changes;
  return gone === undefined ? changes : rest;
}

function isMade({ assignee_id: assignee, status, labels }: ConversationChange, row: Conversation): boolean {
  return (
    (assignee === undefined || (row.assignee?.id ?? null) === assignee) &&
    (status === undefined || row.status === status) &&
    (labels === undefined || sameSet(labels, row.labels ?? []))
  );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label) => b.includes(label));
}

function personOf(id: string | null, name: string | null): Conversation['assignee'] {
  return id === null ? null : { id, name };
}
