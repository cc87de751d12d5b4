import { AtSign, Megaphone, MousePointerClick } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../i18n/locale';
import { safeUrl } from '../../ui/links';
import { cleanName } from '../../ui/text';

type Members = Readonly<Record<string, unknown>>;

/** Where a message came from, as the platform tells: an answer to a story, an advertisement, a button. */
export function ContextLine({ context }: { readonly context: Members }) {
  const story = membersOf(context['story']);
  const referral = membersOf(context['referral']);
  const quickReply = membersOf(context['quick_reply']);
  return (
    <>
      {story !== null && (
        <Line icon={<AtSign aria-hidden="true" />} url={textOf(story, 'url')}>
          {t('context.story')}
        </Line>
      )}
      {referral !== null && (
        <Line icon={<Megaphone aria-hidden="true" />} url={textOf(referral, 'referer_uri')}>
          {referralOf(referral)}
        </Line>
      )}
      {quickReply !== null && (
        <Line icon={<MousePointerClick aria-hidden="true" />} url={null}>
          {t('context.quickReply')}
        </Line>
      )}
    </>
  );
}

interface LineProps {
  readonly icon: ReactNode;
  readonly url: string | null;
  readonly children: ReactNode;
}

function Line({ icon, url, children }: LineProps) {
  const href = safeUrl(url);
  return (
    <p className="context-line">
      {icon}
      {href === null ? (
        <span>{children}</span>
      ) : (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {children}
        </a>
      )}
    </p>
  );
}

function referralOf(referral: Members): string {
  const ad = membersOf(referral['ads_context_data']);
  const title = cleanName(ad === null ? null : textOf(ad, 'ad_title')) || cleanName(textOf(referral, 'ref'));
  const isAd = textOf(referral, 'source') === 'ADS' || textOf(referral, 'ad_id') !== null;
  if (title === '') return t(isAd ? 'context.ad' : 'context.referral');
  return t(isAd ? 'context.adNamed' : 'context.referralNamed', { name: title });
}

function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

function textOf(members: Members, name: string): string | null {
  const value = members[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
