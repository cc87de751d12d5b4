import type { Connection } from '../realtime/connection';
import { useInbox, useWorkspace } from '../store/InboxContext';

const WORDS: Record<Connection['state'], string> = {
  live: 'live',
  catching_up: 'catching up',
  connecting: 'connecting',
  offline: 'offline',
};

/** Whether what is on the screen is the present. */
export function ConnectionBadge() {
  const session = useInbox();
  const state = useWorkspace((workspace) => workspace.connection.state);
  const halt = useWorkspace((workspace) => workspace.connection.halt);
  return (
    <span className={`connection connection-${state}`}>
      <span className="connection-dot" aria-hidden="true" />
      <span data-testid="connection-state" role="status">
        {WORDS[state]}
      </span>
      {state === 'offline' && (
        <button type="button" className="link" onClick={() => session.retryNow()}>
          {halt === 'origin_refused' ? 'This address is not allowed. Try again' : 'Try now'}
        </button>
      )}
    </span>
  );
}
