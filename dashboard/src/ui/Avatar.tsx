import { useState } from 'react';
import { safeUrl } from './links';

interface AvatarProps {
  readonly name: string;
  readonly url?: string | null | undefined;
  readonly size?: 'tiny' | 'small' | 'large';
}

/** A picture, or the initials on a colour of the name's own. Says nothing to a screen reader: the name stands beside it. */
export function Avatar({ name, url, size = 'small' }: AvatarProps) {
  const [broken, setBroken] = useState(false);
  const picture = broken ? null : safeUrl(url);
  const style = { '--hue': hueOf(name) } as React.CSSProperties;
  return (
    <span className={`avatar avatar-${size}`} style={style} aria-hidden="true">
      {picture === null ? (
        initialsOf(name)
      ) : (
        <img
          src={picture}
          alt=""
          referrerPolicy="no-referrer"
          loading="lazy"
          onError={() => setBroken(true)}
        />
      )}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0]);
  return letters.join('').toUpperCase() || '?';
}

function hueOf(name: string): number {
  return [...name].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
}
