import { useInfiniteQuery } from '@tanstack/react-query';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { describe } from '../../api/problem';
import type { SearchHit } from '../../api/types';
import { t } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { Avatar } from '../../ui/Avatar';
import { ChannelIcon } from '../../ui/ChannelIcon';
import { IconButton } from '../../ui/IconButton';
import { Blank, Notice } from '../../ui/Notice';
import { participantName } from '../../ui/names';
import { cleanText } from '../../ui/text';
import { fullTime } from '../../ui/time';

interface SearchPageProps {
  readonly onMenu: () => void;
  readonly linkTo: (conversationId: string, seq: number | null) => string;
}

const SETTLE_MS = 250;

/** Messages and customers by words; what is sought stands in the address. */
export default function SearchPage({ onMenu, linkTo }: SearchPageProps) {
  const api = useApi();
  const present = new URLSearchParams(useSearch()).get('q') ?? '';
  const [text, setText] = useState(present);
  const q = present.trim();
  useSettled(text, (settled) => navigate(`/search?q=${encodeURIComponent(settled)}`, { replace: true }));
  const found = useInfiniteQuery({
    queryKey: ['search', q],
    queryFn: ({ pageParam }) => api.search(q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? null,
    enabled: q !== '',
  });
  const hits = found.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <main className="page search-page">
      <header className="page-head">
        <IconButton className="only-narrow" label={t('nav.open')} onClick={onMenu}>
          <MenuIcon aria-hidden="true" />
        </IconButton>
        <h1 className="visually-hidden">{t('search.title')}</h1>
        <label className="search-box">
          <Search aria-hidden="true" />
          <input
            type="search"
            autoFocus
            value={text}
            placeholder={t('search.placeholder')}
            aria-label={t('search.title')}
            data-testid="search-input"
            onChange={({ target }) => setText(target.value)}
          />
        </label>
      </header>
      {found.isError && <Notice kind="error">{describe(found.error)}</Notice>}
      {q === '' && <Blank title={t('search.start')} icon={<Search aria-hidden="true" />} />}
      {q !== '' && found.isSuccess && hits.length === 0 && <Blank title={t('search.nothing', { text: q })} />}
      <ul className="hits" aria-busy={found.isFetching}>
        {hits.map((hit) => (
          <Hit key={hit.message?.id ?? hit.conversation.id} hit={hit} linkTo={linkTo} />
        ))}
      </ul>
      {found.hasNextPage && (
        <button type="button" className="link list-more" onClick={() => void found.fetchNextPage()}>
          {t(found.isFetching ? 'list.loading' : 'list.more')}
        </button>
      )}
    </main>
  );
}

function Hit({ hit, linkTo }: { readonly hit: SearchHit; readonly linkTo: SearchPageProps['linkTo'] }) {
  const { conversation, message, highlight } = hit;
  const name = participantName(conversation.participant);
  const at = message?.sent_at ?? message?.created_at ?? conversation.last_message_at;
  return (
    <li>
      <Link className="hit" href={linkTo(conversation.id, message?.seq ?? null)} data-testid="search-hit">
        <span className="item-face">
          <Avatar name={name} url={conversation.participant.avatar_url} />
          <ChannelIcon channel={conversation.channel} />
        </span>
        <span className="hit-text">
          <span className="item-head">
            <span className="item-name">
              <bdi>{name}</bdi>
            </span>
            {at != null && <time className="item-time">{fullTime(at)}</time>}
          </span>
          <bdi className="hit-words">
            {highlight.map(({ text, match }, index) =>
              match ? <mark key={index}>{cleanText(text)}</mark> : <span key={index}>{cleanText(text)}</span>,
            )}
          </bdi>
        </span>
      </Link>
    </li>
  );
}

/** Calls back once a text has not changed for a moment. */
function useSettled(text: string, onSettled: (text: string) => void): void {
  useEffect(() => {
    const timer = setTimeout(() => onSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
    // Only the text starts the wait anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
}
