import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { Virtualizer } from 'virtua';
import { t } from '../../i18n/locale';
import { useLabels, useUsers } from '../../store/directory';
import { useWorkspace } from '../../store/InboxContext';
import type { Filter } from '../../store/lists';
import { filterKey } from '../../store/lists';
import { Blank, Notice } from '../../ui/Notice';
import { useNow } from '../../ui/time';
import { BulkBar } from './BulkBar';
import { ConversationItem } from './ConversationItem';
import { FilterBar } from './FilterBar';
import { useChosenList } from './useChosenList';
import { useHeldOrder } from './useHeldOrder';

interface ConversationListProps {
  readonly filter: Filter;
  readonly openId: string | null;
  readonly linkTo: (id: string) => string;
  readonly onFilter: (filter: Filter) => void;
  readonly onMenu: () => void;
}

const NEAR_END_PX = 600;
const ROW_PX = 84;

/** The conversations of one filter, newest activity first; the next page comes by scrolling. */
export function ConversationList(props: ConversationListProps) {
  const { filter, openId, linkTo } = props;
  const list = useChosenList(filter);
  const held = useHeldOrder(list.rows ?? [], list.all);
  const selection = useSelection(filterKey(filter), held.rows.map(idOf));
  const now = useNow();
  const drafts = useWorkspace((workspace) => workspace.drafts);
  const viewers = useViewers();
  const labelColors = useLabelColors();
  const pane = useRef<HTMLDivElement>(null);
  const virtual = useRef<VirtualizerHandle>(null);

  const openAt = held.rows.findIndex((row) => row.id === openId);
  useEffect(() => {
    if (openAt >= 0) virtual.current?.scrollToIndex(openAt, { align: 'nearest' });
    // Only where another one is opened: not whenever the open one moves.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openId]);

  const onScroll = () => {
    const element = pane.current;
    if (element === null || !list.more || list.loading || list.failed !== null) return;
    if (element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX) list.loadMore();
  };
  const toTop = () => {
    held.release();
    if (pane.current !== null) pane.current.scrollTop = 0;
  };

  return (
    <section className="list-pane" aria-label={t('list.title')}>
      <FilterBar {...props} />
      {selection.ids.size > 0 && <BulkBar ids={[...selection.ids]} onDone={selection.clear} />}
      <div className="list-frame" onPointerMove={held.onPointerMove} onPointerLeave={held.release}>
        {held.waiting > 0 && (
          <button type="button" className="pill list-waiting" onClick={toTop}>
            <ArrowUp aria-hidden="true" />
            {t('list.newAbove', { count: held.waiting })}
          </button>
        )}
        <div className="list-scroll" ref={pane} onScroll={onScroll}>
          <Virtualizer
            ref={virtual}
            scrollRef={pane}
            as="ul"
            item="li"
            itemSize={ROW_PX}
            data={held.rows as typeof held.rows & unknown[]}
          >
            {(conversation) => (
              <ConversationItem
                key={conversation.id}
                conversation={conversation}
                href={linkTo(conversation.id)}
                open={conversation.id === openId}
                now={now}
                draft={conversation.id === openId ? null : drafts[conversation.id]?.text || null}
                viewers={viewers[conversation.id] ?? null}
                labelColors={labelColors}
                selected={selection.ids.has(conversation.id)}
                selecting={selection.ids.size > 0}
                onSelect={selection.toggle}
              />
            )}
          </Virtualizer>
          {list.rows === null && list.failed === null && <ListSkeleton />}
          {list.rows?.length === 0 && <Blank title={t('list.empty')}>{t('list.emptyMore')}</Blank>}
          {list.failed !== null && (
            <Notice kind="error">
              {list.failed}{' '}
              <button type="button" className="link" onClick={list.loadMore}>
                {t('action.tryAgain')}
              </button>
            </Notice>
          )}
          {list.more && list.failed === null && (
            <button type="button" className="link list-more" onClick={list.loadMore}>
              {list.loading ? t('list.loading') : t('list.more')}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

/** What is chosen for a change of several at once. Another list begins with nothing. */
function useSelection(listKey: string, ids: readonly string[]) {
  const [chosen, setChosen] = useState<{ key: string; ids: ReadonlySet<string> }>({
    key: '',
    ids: new Set(),
  });
  const last = useRef<string | null>(null);
  const present = useRef(ids);
  useEffect(() => {
    present.current = ids;
  });

  const toggle = useCallback(
    (id: string, range: boolean) => {
      const from = range && last.current !== null ? present.current.indexOf(last.current) : -1;
      const to = present.current.indexOf(id);
      const touched = from < 0 ? [id] : present.current.slice(Math.min(from, to), Math.max(from, to) + 1);
      last.current = id;
      setChosen((before) => {
        const next = new Set(before.key === listKey ? before.ids : []);
        const add = !next.has(id);
        for (const one of touched)
          if (add) next.add(one);
          else next.delete(one);
        return { key: listKey, ids: next };
      });
    },
    [listKey],
  );
  const clear = useCallback(() => setChosen({ key: listKey, ids: new Set() }), [listKey]);
  const none = useMemo(() => new Set<string>(), []);
  return { ids: chosen.key === listKey ? chosen.ids : none, toggle, clear };
}

/** Names of the colleagues who look at a conversation, by conversation. */
function useViewers(): Readonly<Record<string, string>> {
  const presence = useWorkspace((workspace) => workspace.inbox.presence);
  const userId = useWorkspace((workspace) => workspace.user.id);
  const users = useUsers();
  return useMemo(() => {
    const viewers: Record<string, string> = {};
    for (const [id, { viewing }] of Object.entries(presence)) {
      if (id === userId) continue;
      const name = users.find((user) => user.id === id)?.name ?? t('person.agent');
      for (const seen of viewing)
        viewers[seen] = viewers[seen] === undefined ? name : `${viewers[seen]}, ${name}`;
    }
    return viewers;
  }, [presence, userId, users]);
}

function useLabelColors(): Readonly<Record<string, string>> {
  const labels = useLabels();
  return useMemo(() => Object.fromEntries(labels.map(({ name, color }) => [name, color])), [labels]);
}

function ListSkeleton() {
  return (
    <div className="skeletons" role="status" aria-label={t('list.loading')}>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="skeleton" />
      ))}
    </div>
  );
}
