import { Timer } from 'lucide-react';
import { t } from '../../i18n/locale';
import { replyWindow } from '../../ui/replyWindow';
import { fullTime, span, useNow } from '../../ui/time';

const CLOSING_SOON_MS = 60 * 60_000;

/** Tells when the platform takes replies no longer, or will soon. */
export function WindowNotice({ endsAt }: { readonly endsAt: string | null }) {
  const now = useNow();
  if (endsAt === null) return null;
  const { state, left } = replyWindow(endsAt, now);
  switch (state) {
    case 'open':
      if (left >= CLOSING_SOON_MS) return null;
      return <Line kind="soon">{t('window.closesIn', { time: span(left) })}</Line>;
    case 'human':
      return <Line kind="soon">{t('window.human', { closed: fullTime(endsAt), time: span(left) })}</Line>;
    case 'closed':
      return <Line kind="closed">{t('window.closedLong')}</Line>;
  }
}

function Line({ kind, children }: { readonly kind: 'soon' | 'closed'; readonly children: string }) {
  return (
    <p className={`window-line window-${kind}`} role="status">
      <Timer aria-hidden="true" />
      {children}
    </p>
  );
}
