import emojis from 'emojibase-data/en/compact.json';
import { useMemo, useState } from 'react';
import { t } from '../../i18n/locale';

interface Emoji {
  readonly unicode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
}

const RECENT = 'deskstream.emoji';
const MOST_SHOWN = 240;
const MOST_RECENT = 16;
/** The group of skin tones and hair: no pictures by themselves. */
const COMPONENTS = 2;

const ALL = (emojis as readonly Emoji[])
  .filter(({ group }) => group !== undefined && group !== COMPONENTS)
  .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));

export default function EmojiGrid({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const [sought, setSought] = useState('');
  const found = useMemo(() => ALL.filter((emoji) => fits(emoji, sought)).slice(0, MOST_SHOWN), [sought]);
  const recent = recentlyUsed();
  const choose = (unicode: string) => {
    localStorage.setItem(
      RECENT,
      [unicode, ...recent.filter((one) => one !== unicode)].slice(0, MOST_RECENT).join(' '),
    );
    onChoose(unicode);
  };
  return (
    <>
      <input
        className="input"
        type="search"
        autoFocus
        placeholder={t('emoji.search')}
        aria-label={t('emoji.search')}
        value={sought}
        onChange={({ target }) => setSought(target.value)}
      />
      {sought === '' && recent.length > 0 && (
        <div className="emoji-grid emoji-recent">
          {recent.map((unicode) => (
            <button key={unicode} type="button" onClick={() => choose(unicode)}>
              {unicode}
            </button>
          ))}
        </div>
      )}
      <div className="emoji-grid emoji-all">
        {found.map(({ unicode, label }) => (
          <button
            key={unicode}
            type="button"
            title={label}
            aria-label={label}
            onClick={() => choose(unicode)}
          >
            {unicode}
          </button>
        ))}
      </div>
    </>
  );
}

function fits({ label, tags }: Emoji, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/);
  const text = `${label} ${tags?.join(' ') ?? ''}`;
  return words.every((word) => text.includes(word));
}

function recentlyUsed(): readonly string[] {
  return localStorage.getItem(RECENT)?.split(' ').filter(Boolean) ?? [];
}
