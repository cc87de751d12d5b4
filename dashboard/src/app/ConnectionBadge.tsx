import { t, tell } from '../i18n/locale';
import { useInbox, useWorkspace } from '../store/InboxContext';

/** Whether what is on the screen is the present, and if not, how far from it. */
export function ConnectionBadge() {
  const session = useInbox();
  const state = useWorkspace((workspace) => workspace.connection.state);
  const halt = useWorkspace((workspace) => workspace.connection.halt);
  const caughtUp = useWorkspace((workspace) => workspace.caughtUp);
  const waiting = useWorkspace(
    (workspace) => workspace.outbox.filter((entry) => entry.state === 'waiting').length,
  );
  return (
    <div className={`connection connection-${state}`}>
      <span className="connection-dot" aria-hidden="true" />
      <span className="connection-words">
        <span data-testid="connection-state" data-state={state} role="status">
          {tell('connection', state)}
        </span>
        {state === 'catching_up' && caughtUp > 0 && (
          <small>{t('connection.events', { count: caughtUp })}</small>
        )}
        {state === 'offline' && waiting > 0 && <small>{t('connection.waiting', { count: waiting })}</small>}
      </span>
      {state === 'offline' && (
        <button type="button" className="link" onClick={() => session.retryNow()}>
          {t(halt === 'origin_refused' ? 'connection.refused' : 'connection.tryNow')}
        </button>
      )}
    </div>
  );
}
