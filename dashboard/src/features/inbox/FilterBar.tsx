import { ListFilter, Menu as MenuIcon, X } from 'lucide-react';
import { t, tell } from '../../i18n/locale';
import { useAccounts, useLabels } from '../../store/directory';
import type { Filter } from '../../store/lists';
import { filterOf } from '../../store/lists';
import { channelName } from '../../ui/ChannelIcon';
import { IconButton } from '../../ui/IconButton';
import { Menu, MenuChoice, MenuLine, MenuTitle } from '../../ui/Menu';
import { cleanName } from '../../ui/text';

interface FilterBarProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onMenu: () => void;
}

const STATUSES = ['open', 'pending', 'any'] as const;
const CHANNELS = ['facebook', 'instagram'] as const;

/** Which list it is, and what narrows it. */
export function FilterBar({ filter, onFilter, onMenu }: FilterBarProps) {
  const accounts = useAccounts();
  const labels = useLabels();
  const named = filter.view === 'snoozed' || filter.view === 'resolved';
  const change = (members: Partial<Filter>) => onFilter({ ...filter, ...members });

  return (
    <header className="list-head">
      <div className="list-title">
        <IconButton className="only-narrow" label={t('nav.open')} onClick={onMenu}>
          <MenuIcon aria-hidden="true" />
        </IconButton>
        <h1>{tell('view', filter.view)}</h1>
        <button
          type="button"
          className="chip"
          aria-pressed={filter.unread}
          data-testid="filter-unread"
          onClick={() => change({ unread: !filter.unread })}
        >
          {t('filter.unread')}
        </button>
        <Menu
          trigger={
            <IconButton label={t('filter.title')} data-testid="filter-menu">
              <ListFilter aria-hidden="true" />
            </IconButton>
          }
        >
          {!named && <MenuTitle>{t('filter.status')}</MenuTitle>}
          {!named &&
            STATUSES.map((status) => (
              <MenuChoice key={status} checked={filter.status === status} onChange={() => change({ status })}>
                {tell('status', status)}
              </MenuChoice>
            ))}
          {!named && <MenuLine />}
          <MenuTitle>{t('filter.channel')}</MenuTitle>
          {CHANNELS.map((channel) => (
            <MenuChoice
              key={channel}
              checked={filter.channel === channel}
              onChange={(on) => change({ channel: on ? channel : null })}
            >
              {channelName(channel)}
            </MenuChoice>
          ))}
          {accounts.length > 1 && <MenuTitle>{t('filter.account')}</MenuTitle>}
          {accounts.length > 1 &&
            accounts.map(({ id, name, account_id: accountId }) => (
              <MenuChoice
                key={id}
                checked={filter.accountId === id}
                onChange={(on) => change({ accountId: on ? id : null })}
              >
                {cleanName(name) || accountId}
              </MenuChoice>
            ))}
          {labels.length > 0 && <MenuTitle>{t('filter.label')}</MenuTitle>}
          {labels.map(({ id, name }) => (
            <MenuChoice
              key={id}
              checked={filter.label === name}
              onChange={(on) => change({ label: on ? name : null })}
            >
              {name}
            </MenuChoice>
          ))}
        </Menu>
      </div>
      <Chosen filter={filter} onFilter={onFilter} />
    </header>
  );
}

/** What narrows the list, each to be taken away. */
function Chosen({ filter, onFilter }: Pick<FilterBarProps, 'filter' | 'onFilter'>) {
  const accounts = useAccounts();
  const account = accounts.find(({ id }) => id === filter.accountId);
  const chosen: readonly (readonly [keyof Filter, string | null])[] = [
    ['status', filter.status === 'open' ? null : tell('status', filter.status)],
    ['channel', filter.channel === null ? null : channelName(filter.channel)],
    ['accountId', filter.accountId === null ? null : cleanName(account?.name) || t('filter.account')],
    ['label', filter.label],
  ];
  const shown = chosen.filter(([, name]) => name !== null);
  if (shown.length === 0) return null;
  const without = (member: keyof Filter) => onFilter({ ...filter, [member]: filterOf(filter.view)[member] });
  return (
    <div className="chosen">
      {shown.map(([member, name]) => (
        <button key={member} type="button" className="chip" onClick={() => without(member)}>
          <bdi>{name}</bdi>
          <X aria-label={t('filter.remove')} />
        </button>
      ))}
    </div>
  );
}
