import type { Channel } from '../api/types';
import { tell } from '../i18n/locale';

const SHAPES: Record<Channel, string> = {
  facebook:
    'M8 1.5C4.300 1.500 1.500 4.200 1.500 7.700c0 1.900.8 3.500 2.100 4.600.1.1.2.2.2.4v1.300c0 .4.4.7.8.5l1.500-.7h.3c.5.1 1 .2 1.600.2 3.700 0 6.500-2.700 6.500-6.200S11.700 1.500 8 1.500Zm3.900 4.800L10 9.300c-.3.5-.9.6-1.400.3L7.100 8.500a.4.4 0 0 0-.5 0l-2 1.500c-.3.2-.6-.1-.4-.4l1.900-3c.3-.5.9-.6 1.400-.3l1.500 1.100c.2.1.4.1.5 0l2-1.500c.3-.2.6.1.4.4Z',
  instagram:
    'M5 2h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Zm3 3.300a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400Zm3.400-1.500h.01',
  web: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2 8h12M8 2c2 2 2 10 0 12M8 2c-2 2-2 10 0 12',
  whatsapp:
    'M2.400 13.600l.8-2.700A5.800 5.800 0 1 1 5.300 13l-2.900.6ZM6 5.400c0 2.400 2.200 4.600 4.600 4.600',
};

export function channelName(channel: Channel): string {
  return tell('channel', channel);
}

export function ChannelIcon({ channel }: { readonly channel: Channel }) {
  return (
    <svg
      className={`channel channel-${channel}`}
      viewBox="0 0 16 16"
      role="img"
      aria-label={channelName(channel)}
    >
      <title>{channelName(channel)}</title>
      <path d={SHAPES[channel] ?? SHAPES.web} />
    </svg>
  );
}
