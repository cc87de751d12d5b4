import { useEffect, useState } from 'react';
import { describe } from '../../api/problem';
import { t, tell } from '../../i18n/locale';
import type { StoredMessage } from '../../realtime/inboxState';
import type { OutboxEntry } from '../../realtime/outbox';
import { useInbox } from '../../store/InboxContext';
import { cleanName } from '../../ui/text';
import { toast } from '../../store/toasts';
import type { Row } from './timeline';

interface MessageTroubleProps {
  readonly row: Row;
  readonly messages: readonly StoredMessage[];
}

/** What the agent has to know or decide about a message that is not simply on its way. */
export function MessageTrouble({ row, messages }: MessageTroubleProps) {
  const { content } = row;
  if (content.type === 'written') return <WrittenTrouble entry={content.entry} messages={messages} />;
  switch (row.status) {
    case 'failed':
      return <Failed message={content.message} />;
    case 'unknown':
      return <Unknown message={content.message} />;
    case 'queued':
      return <Waiting message={content.message} />;
    case 'received':
    case 'sent':
    case 'delivered':
    case 'read':
    case 'cancelled':
      return null;
  }
}

function Failed({ message }: { readonly message: StoredMessage }) {
  const session = useInbox();
  const { error } = message;
  const reason = error == null ? t('messageStatus.failed') : reasonOf(error.code, error.message);
  return (
    <p className="trouble">
      <span>{reason}</span>
      {error?.retryable !== false && (
        <Action label={t('message.retry')} run={() => session.retryMessage(message)} testId="message-retry" />
      )}
      {message.text !== null && (
        <button
          type="button"
          className="link"
          onClick={() => session.setDraft(message.conversation_id, { text: message.text ?? '' })}
        >
          {t('message.writeAgain')}
        </button>
      )}
    </p>
  );
}

function Unknown({ message }: { readonly message: StoredMessage }) {
  const session = useInbox();
  return (
    <p className="trouble trouble-unknown">
      <span>{t('message.unknown')}</span>
      <Action label={t('message.wasSent')} run={() => session.settleMessage(message, true)} />
      <Action label={t('message.wasNotSent')} run={() => session.settleMessage(message, false)} />
    </p>
  );
}

const PATIENCE_MS = 8_000;

/** A reply that does not leave at once can be taken back. */
function Waiting({ message }: { readonly message: StoredMessage }) {
  const session = useInbox();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late || message.direction !== 'outbound') return null;
  return (
    <p className="trouble trouble-quiet">
      <span>{t('message.stillQueued')}</span>
      <Action label={t('action.cancel')} run={() => session.cancelMessage(message)} />
    </p>
  );
}

function WrittenTrouble({
  entry,
  messages,
}: {
  readonly entry: OutboxEntry;
  readonly messages: readonly StoredMessage[];
}) {
  const session = useInbox();
  if (entry.refusal === null) return <Held entry={entry} />;
  const isStale = entry.refusal.code === 'colleague_replied';
  return (
    <div className={isStale ? 'trouble trouble-stale' : 'trouble'} role="alert">
      <span>
        {isStale
          ? t('message.stale', { name: lastReplier(messages) })
          : reasonOf(entry.refusal.code, entry.refusal.message)}
      </span>
      <button
        type="button"
        className="link"
        onClick={() => session.replyAgain(entry)}
        data-testid="send-anyway"
      >
        {t(isStale ? 'message.sendAnyway' : 'message.sendAgain')}
      </button>
      <button type="button" className="link" onClick={() => session.takeBack(entry)}>
        {t('message.edit')}
      </button>
      <button type="button" className="link" onClick={() => session.discardReply(entry)}>
        {t('message.discard')}
      </button>
    </div>
  );
}

/** The seconds in which a reply can be taken back without a trace. */
function Held({ entry }: { readonly entry: OutboxEntry }) {
  const session = useInbox();
  const [left, setLeft] = useState(() => entry.heldUntil - Date.now());
  useEffect(() => {
    if (entry.heldUntil === 0) return;
    const timer = setInterval(() => setLeft(entry.heldUntil - Date.now()), 250);
    return () => clearInterval(timer);
  }, [entry.heldUntil]);
  if (entry.state !== 'waiting' || left <= 0) return null;
  return (
    <p className="trouble trouble-quiet">
      <span>{t('message.sendingIn', { seconds: Math.ceil(left / 1000) })}</span>
      <button type="button" className="link" onClick={() => session.takeBack(entry)} data-testid="undo">
        {t('message.undo')}
      </button>
    </p>
  );
}

interface ActionProps {
  readonly label: string;
  readonly run: () => Promise<void>;
  readonly testId?: string;
}

function Action({ label, run, testId }: ActionProps) {
  const [busy, setBusy] = useState(false);
  const onClick = () => {
    setBusy(true);
    run()
      .catch((error: unknown) => toast('error', describe(error)))
      .finally(() => setBusy(false));
  };
  return (
    <button type="button" className="link" disabled={busy} onClick={onClick} data-testid={testId}>
      {label}
    </button>
  );
}

function reasonOf(code: string, message: string | null): string {
  const known = tell('reason', code);
  return known === code ? (message ?? code) : known;
}

function lastReplier(messages: readonly StoredMessage[]): string {
  return (
    cleanName(messages.findLast(({ direction }) => direction === 'outbound')?.author.name) ||
    t('person.colleague')
  );
}
