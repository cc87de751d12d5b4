import { useMemo } from 'react';
import { linkParts } from './links';
import { cleanText } from './text';

/** Text by anybody: its own direction, its own line breaks, and links to what may be linked. */
export function SafeText({ text }: { readonly text: string }) {
  const parts = useMemo(() => linkParts(cleanText(text)), [text]);
  return (
    <p className={isEmojiOnly(text) ? 'message-text message-emoji' : 'message-text'} dir="auto">
      {parts.map((part, index) =>
        part.href === null ? (
          part.text
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}

const EMOJI_ONLY =
  /^(\p{Extended_Pictographic}(\ufe0f|\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier})*\s*){1,3}$/u;

function isEmojiOnly(text: string): boolean {
  return text.length <= 40 && EMOJI_ONLY.test(text);
}
