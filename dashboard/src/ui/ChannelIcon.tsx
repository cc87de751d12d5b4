import type { Channel } from '../api/types';

const NAMES: Record<Channel, string> = {
  facebook: 'Messenger',
  instagram: 'Instagram',
  web: 'Website',
  whatsapp: 'WhatsApp',
};

const SHAPES: Record<Channel, string> = {
  facebook:
    'M8 1.8c-3.6 0-6.3 2.6-6.3 5.9 0 1.8.8 3.4 2.1 4.4v2.3l2-1.1c.7.2 1.4.3 2.2.3 3.6 0 6.3-2.6 6.3-5.9S11.6 1.8 8 1.8ZM4.4 9.4l2.6-2.8 1.7 1.6 2.8-1.6-2.8 2.9-1.6-1.6Z',
  instagram:
    'M5 2h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Zm3 3.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2Zm3.2-1.4a.8.8 0 1 0 0 .1',
  web: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2 8h12M8 2c2 2 2 10 0 12M8 2c-2 2-2 10 0 12',
  whatsapp: 'M2.4 13.6l.8-2.7A5.8 5.8 0 1 1 5.300 13l-2.9.6ZM6 5.400c0 2.400 2.200 4.600 4.600 4.600',
};

export function channelName(channel: Channel): string {
  return NAMES[channel] ?? channel;
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
