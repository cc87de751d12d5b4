import type { Channel } from '../../api/types';

export interface TextLimit {
  readonly used: number;
  readonly most: number;
}

const encoder = new TextEncoder();

/** What the channel counts: letters on Messenger, bytes of UTF-8 on Instagram. A note may be longer. */
export function textLimit(channel: Channel, internal: boolean, text: string): TextLimit {
  if (internal) return { used: [...text].length, most: 10_000 };
  if (channel === 'instagram') return { used: encoder.encode(text).length, most: 1_000 };
  return { used: [...text].length, most: 2_000 };
}
