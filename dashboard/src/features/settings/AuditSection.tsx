import { useInfiniteQuery } from '@tanstack/react-query';
import { describe } from '../../api/problem';
import type { AuditEntry } from '../../api/directoryTypes';
import { t, tell } from '../../i18n/locale';
import { useApi } from '../../store/ApiContext';
import { Notice } from '../../ui/Notice';
import { cleanName } from '../../ui/text';
import { fullTime } from '../../ui/time';
import { Section } from './parts';

/** Who did what, from where: newest first. */
export function AuditSection() {
  const { directory } = useApi();
  const audit = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => directory.audit(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? null,
  });
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('settings.audit')} about={t('audit.about')}>
      {audit.isError && <Notice kind="error">{describe(audit.error)}</Notice>}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('settings.audit')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('audit.time')}</th>
              <th>{t('audit.who')}</th>
              <th>{t('audit.what')}</th>
              <th>{t('audit.where')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      {audit.hasNextPage && (
        <button type="button" className="link list-more" onClick={() => void audit.fetchNextPage()}>
          {t(audit.isFetching ? 'list.loading' : 'list.more')}
        </button>
      )}
    </Section>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { at, actor, action, subject, address, user_agent: agent } = entry;
  return (
    <tr>
      <td>
        <time dateTime={at}>{fullTime(at)}</time>
      </td>
      <td>
        <bdi>{cleanName(actor?.name) || t('person.system')}</bdi>
      </td>
      <td>
        {tell('auditAction', action)}
        {subject !== null && <small className="id"> {`${subject.kind} ${subject.id}`}</small>}
      </td>
      <td title={agent ?? undefined}>{address}</td>
    </tr>
  );
}
