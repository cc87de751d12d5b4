import { CheckCircle2, CircleUserRound, Clock, Inbox, Search, Settings, UserRoundX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { t, tell } from '../i18n/locale';
import { useAccounts, useLabels } from '../store/directory';
import { useWorkspace } from '../store/InboxContext';
import type { View } from '../store/lists';
import { filterOf, VIEWS } from '../store/lists';
import { unreadIn } from '../store/selectors';
import { ChannelIcon } from '../ui/ChannelIcon';
import { cleanName } from '../ui/text';
import { ConnectionBadge } from './ConnectionBadge';
import { listAddress, rememberView, usePlace } from './routes';
import { UserMenu } from './UserMenu';

interface SidebarProps {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onLogout: () => void;
}

const ICONS: Readonly<Record<View, ReactNode>> = {
  mine: <CircleUserRound aria-hidden="true" />,
  unassigned: <UserRoundX aria-hidden="true" />,
  all: <Inbox aria-hidden="true" />,
  snoozed: <Clock aria-hidden="true" />,
  resolved: <CheckCircle2 aria-hidden="true" />,
};

/** Where one can go. */
export function Sidebar({ onPalette, onHelp, onLogout }: SidebarProps) {
  return (
    <nav className="sidebar" aria-label={t('nav.title')}>
      <p className="brand">Deskstream</p>
      <button type="button" className="palette-open" onClick={onPalette}>
        <Search aria-hidden="true" />
        <span>{t('nav.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="sidebar-scroll">
        <Views />
        <Accounts />
        <Labels />
      </div>
      <ul className="sidebar-end">
        <Place href="/settings" icon={<Settings aria-hidden="true" />} name={t('nav.settings')} />
      </ul>
      <ConnectionBadge />
      <UserMenu onHelp={onHelp} onLogout={onLogout} />
    </nav>
  );
}

function Views() {
  const place = usePlace();
  const present = place?.filter;
  const plain = present !== undefined && present.accountId === null && present.label === null;
  return (
    <>
      <h2 className="sidebar-title">{t('nav.inbox')}</h2>
      <ul>
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              className="place"
              href={listAddress(filterOf(view))}
              aria-current={plain && present.view === view ? 'page' : undefined}
              data-testid={`view-${view}`}
              onClick={() => rememberView(view)}
            >
              {ICONS[view]}
              <span className="place-name">{tell('view', view)}</span>
              <Unread view={view} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const COUNTED: ReadonlySet<View> = new Set(['mine', 'unassigned', 'all']);

function Unread({ view }: { readonly view: View }) {
  const filter = useMemo(() => filterOf(view), [view]);
  const count = useWorkspace((workspace) => (COUNTED.has(view) ? unreadIn(workspace, filter) : 0));
  if (count === 0) return null;
  return (
    <span className="place-count" aria-label={t('list.unreadCount', { count })}>
      {count > 99 ? '99+' : count.toLocaleString()}
    </span>
  );
}

function Accounts() {
  const accounts = useAccounts();
  const told = useWorkspace((workspace) => workspace.inbox.health);
  const place = usePlace();
  if (accounts.length === 0) return null;
  return (
    <>
      <h2 className="sidebar-title">{t('nav.accounts')}</h2>
      <ul>
        {accounts.map(({ id, channel, name, account_id: accountId, health }) => {
          const now = told[id]?.health ?? health;
          return (
            <li key={id}>
              <Link
                className="place"
                href={listAddress({ ...filterOf('all'), accountId: id })}
                aria-current={place?.filter.accountId === id ? 'page' : undefined}
              >
                <ChannelIcon channel={channel} />
                <span className="place-name">
                  <bdi>{cleanName(name) || accountId}</bdi>
                </span>
                {now !== 'ok' && (
                  <span
                    className="health-dot"
                    role="img"
                    aria-label={tell('health', now)}
                    title={tell('health', now)}
                  />
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Labels() {
  const labels = useLabels();
  const place = usePlace();
  if (labels.length === 0) return null;
  return (
    <>
      <h2 className="sidebar-title">{t('nav.labels')}</h2>
      <ul>
        {labels.map(({ id, name, color }) => (
          <li key={id}>
            <Link
              className="place"
              href={listAddress({ ...filterOf('all'), label: name })}
              aria-current={place?.filter.label === name ? 'page' : undefined}
            >
              <span className="label-dot" style={{ '--label': color } as React.CSSProperties} />
              <span className="place-name">
                <bdi>{name}</bdi>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Place({
  href,
  icon,
  name,
}: {
  readonly href: string;
  readonly icon: ReactNode;
  readonly name: string;
}) {
  const [path] = useLocation();
  return (
    <li>
      <Link className="place" href={href} aria-current={path.startsWith(href) ? 'page' : undefined}>
        {icon}
        <span className="place-name">{name}</span>
      </Link>
    </li>
  );
}
