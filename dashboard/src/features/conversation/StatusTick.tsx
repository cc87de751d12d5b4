import type { MessageStatus } from '../../api/types';

const SIGNS: Record<MessageStatus, readonly [sign: string, words: string]> = {
  received: ['', ''],
  queued: ['◷', 'Queued'],
  sent: ['✓', 'Sent'],
  delivered: ['✓✓', 'Delivered'],
  read: ['✓✓', 'Read'],
  failed: ['!', 'Not sent'],
  unknown: ['?', 'Not known whether it was sent'],
  cancelled: ['×', 'Cancelled'],
};

export function StatusTick({ status }: { readonly status: MessageStatus }) {
  const [sign, words] = SIGNS[status] ?? SIGNS.unknown;
  if (sign === '') return null;
  return (
    <span className={`tick tick-${status}`} role="img" aria-label={words} title={words}>
      {sign}
    </span>
  );
}
