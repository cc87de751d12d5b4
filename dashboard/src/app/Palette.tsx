import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { t, tell } from '../i18n/locale';
import { useLabels, useUsers } from '../store/directory';
import { useWorkspace } from '../store/InboxContext';
import { snoozeChoices } from '../store/snooze';
import { useConversationActions } from '../store/useConversationActions';
import { Dialog } from '../ui/Dialog';
import { LabelChip } from '../ui/LabelChip';
import { participantName } from '../ui/names';
import { cleanName } from '../ui/text';
import { fullTime } from '../ui/time';
import { Keys } from './CheatSheet';
import type { CommandId } from './commands';
import { COMMANDS } from './commands';
import type { Overlay } from './overlay';
import { go, openConversation } from './routes';

type Page = Extract<Overlay, { type: 'palette' }>['page'];

interface PaletteProps {
  readonly page: Page;
  readonly openId: string | null;
  readonly run: (command: CommandId) => void;
  readonly onClose: () => void;
}

const PAGES: Partial<Record<CommandId, Page>> = { assign: 'assign', snooze: 'snooze', label: 'label' };
const MOST_PEOPLE = 60;

/** Everything that can be done, by its name. */
export default function Palette({ page: first, openId, run, onClose }: PaletteProps) {
  const [page, setPage] = useState(first);
  const [sought, setSought] = useState('');
  const choose = (action: () => void) => () => {
    onClose();
    action();
  };
  const turnTo = (next: Page) => {
    setPage(next);
    setSought('');
  };
  return (
    <Dialog title={t('palette.title')} className="palette" bare onClose={onClose}>
      <Command label={t('palette.title')} loop>
        <Command.Input
          autoFocus
          value={sought}
          onValueChange={setSought}
          placeholder={t(`palette.${page}`)}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && sought === '' && page !== 'root') turnTo('root');
          }}
        />
        <Command.List>
          <Command.Empty>{t('palette.nothing')}</Command.Empty>
          {page === 'root' && (
            <Root openId={openId} run={run} choose={choose} turnTo={turnTo} sought={sought} />
          )}
          {page !== 'root' && openId !== null && <Choices page={page} id={openId} choose={choose} />}
        </Command.List>
      </Command>
    </Dialog>
  );
}

type Choose = (action: () => void) => () => void;

interface RootProps {
  readonly openId: string | null;
  readonly run: (command: CommandId) => void;
  readonly choose: Choose;
  readonly turnTo: (page: Page) => void;
  readonly sought: string;
}

function Root({ openId, run, choose, turnTo, sought }: RootProps) {
  const commands = COMMANDS.filter(
    ({ id, group }) => id !== 'palette' && (openId !== null || group !== 'conversation'),
  );
  return (
    <>
      {sought !== '' && <People choose={choose} sought={sought} />}
      <Command.Group heading={t('palette.commands')}>
        {commands.map(({ id, name, keys }) => {
          const page = PAGES[id];
          return (
            <Row
              key={id}
              value={t(name)}
              onSelect={page === undefined ? choose(() => run(id)) : () => turnTo(page)}
              hint={<Keys keys={keys[0]} />}
            >
              {t(name)}
            </Row>
          );
        })}
      </Command.Group>
      {sought !== '' && (
        <Command.Group heading={t('palette.search')} forceMount>
          <Command.Item
            forceMount
            value={`search ${sought}`}
            onSelect={choose(() => go(`/search?q=${encodeURIComponent(sought)}`))}
          >
            {t('palette.searchFor', { text: sought })}
          </Command.Item>
        </Command.Group>
      )}
    </>
  );
}

/** Conversations that are loaded, by the customer's name. */
function People({ choose, sought }: { readonly choose: Choose; readonly sought: string }) {
  const conversations = useWorkspace((workspace) => workspace.inbox.conversations);
  const wanted = sought.toLocaleLowerCase();
  const found = Object.values(conversations)
    .map((row) => ({
      id: row.id,
      name: participantName(row.participant),
      last: row.last_message?.preview ?? '',
    }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .slice(0, MOST_PEOPLE);
  return (
    <Command.Group heading={t('palette.conversations')}>
      {found.map(({ id, name, last }) => (
        <Row
          key={id}
          value={`${name} ${id}`}
          onSelect={choose(() => openConversation(id))}
          hint={<small>{last}</small>}
        >
          <bdi>{name}</bdi>
        </Row>
      ))}
    </Command.Group>
  );
}

function Choices({
  page,
  id,
  choose,
}: {
  readonly page: Page;
  readonly id: string;
  readonly choose: Choose;
}) {
  const actions = useConversationActions(id);
  const users = useUsers();
  const labels = useLabels();
  const held = useWorkspace((workspace) => workspace.inbox.conversations[id]?.labels);
  switch (page) {
    case 'assign':
      return (
        <>
          <Row value={t('action.assignToMe')} onSelect={choose(actions.assignToMe)}>
            {t('action.assignToMe')}
          </Row>
          <Row value={t('action.unassign')} onSelect={choose(() => actions.assign(null))}>
            {t('action.unassign')}
          </Row>
          {users
            .filter(({ active }) => active)
            .map((user) => (
              <Row
                key={user.id}
                value={`${user.name} ${user.id}`}
                onSelect={choose(() => actions.assign(user))}
              >
                <bdi>{cleanName(user.name)}</bdi>
              </Row>
            ))}
        </>
      );
    case 'snooze':
      return snoozeChoices(new Date()).map(({ key, until }) => (
        <Row
          key={key}
          value={tell('snooze', key)}
          onSelect={choose(() => actions.snooze(until))}
          hint={<small>{fullTime(until.toISOString())}</small>}
        >
          {tell('snooze', key)}
        </Row>
      ));
    case 'label':
      return labels.map(({ id: labelId, name, color }) => (
        <Row
          key={labelId}
          value={name}
          onSelect={choose(() => actions.toggleLabel(name))}
          hint={held?.includes(name) === true ? <small>{t('palette.labelOn')}</small> : null}
        >
          <LabelChip name={name} color={color} />
        </Row>
      ));
    case 'root':
      return null;
  }
}

interface RowProps {
  readonly value: string;
  readonly onSelect: () => void;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

function Row({ value, onSelect, hint, children }: RowProps) {
  return (
    <Command.Item value={value} onSelect={onSelect}>
      <span className="palette-name">{children}</span>
      {hint}
    </Command.Item>
  );
}
