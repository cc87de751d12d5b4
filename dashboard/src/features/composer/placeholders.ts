import type { CannedReply } from '../../api/directoryTypes';
import type { Conversation, User } from '../../api/types';
import { participantName } from '../../ui/names';

/** A ready-made reply as it is for this customer and this agent. */
export function filledIn({ text }: CannedReply, { participant, account }: Conversation, user: User): string {
  const customer = participantName(participant);
  const values: Readonly<Record<string, string>> = {
    'customer.name': customer,
    'customer.first_name': firstName(customer),
    'agent.name': user.name,
    'agent.first_name': firstName(user.name),
    'account.name': account.name ?? '',
  };
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** What is looked for when the agent writes a slash and the beginning of a shortcut; null where that is not so. */
export function shortcutIn(text: string, caret: number): string | null {
  return /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, caret))?.[1] ?? null;
}

/** Those whose shortcut begins so first, then those that have it anywhere. */
export function matching(replies: readonly CannedReply[], sought: string): readonly CannedReply[] {
  const wanted = sought.toLocaleLowerCase();
  const rank = ({ shortcut, text }: CannedReply) => {
    if (shortcut.toLocaleLowerCase().startsWith(wanted)) return 0;
    return `${shortcut} ${text}`.toLocaleLowerCase().includes(wanted) ? 1 : 2;
  };
  return replies
    .filter((reply) => rank(reply) < 2)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, 8);
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
