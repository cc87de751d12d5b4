import { Notice } from '../../ui/Notice';
import { fullTime, span, useNow } from '../../ui/time';
import { replyWindow } from './replyWindow';

const CLOSING_SOON_MS = 60 * 60_000;

/** Tells when the platform takes replies no longer, or will soon. */
export function WindowNotice({ endsAt }: { readonly endsAt: string | null }) {
  const now = useNow();
  if (endsAt === null) return null;
  const { state, left } = replyWindow(endsAt, now);
  switch (state) {
    case 'open':
      if (left >= CLOSING_SOON_MS) return null;
      return <Notice kind="info">The 24-hour reply window closes in {span(left)}.</Notice>;
    case 'human':
      return (
        <Notice kind="info">
          The 24-hour reply window closed on {fullTime(endsAt)}. A person may still reply for {span(left)}.
        </Notice>
      );
    case 'closed':
      return (
        <Notice kind="warning">
          The reply window is closed. The platform takes a reply again once the customer writes.
        </Notice>
      );
  }
}
