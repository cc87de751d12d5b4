import { tell } from '../../i18n/locale';
import type { StoredMessage } from '../../realtime/inboxState';
import { cleanText } from '../../ui/text';
import { clockTime, fullTime } from '../../ui/time';

/** Something that happened to the conversation, in one line. */
export function Activity({ message }: { readonly message: StoredMessage }) {
  const at = message.sent_at ?? message.created_at;
  return (
    <p className="activity">
      <bdi>{message.text === null ? tell('kind', message.kind) : cleanText(message.text)}</bdi>
      <time dateTime={at} title={fullTime(at)}>
        {clockTime(at)}
      </time>
    </p>
  );
}
