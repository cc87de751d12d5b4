import { expect, test } from 'vitest';
import type { User } from '../src/api/types';
import { textLimit } from '../src/features/composer/limits';
import { filledIn, matching, shortcutIn } from '../src/features/composer/placeholders';
import { snoozeChoices } from '../src/store/snooze';
import { conversation } from './fixtures';

const user: User = { id: 'me', email: 'ana@example.com', name: 'Ana Ruiz', role: 'agent' };
const reply = (shortcut: string, text = '') => ({ id: shortcut, shortcut, text });

test('a ready-made reply is filled in, and a name that looks like a placeholder is not', () => {
  const row = conversation({ participant: { id: '1', name: '{{agent.name}} Lovelace' } });
  const text = 'Hi {{customer.first_name}}, {{ agent.first_name }} of {{account.name}}. {{unknown}}';
  expect(filledIn(reply('hi', text), row, user)).toBe('Hi {{agent.name}}, Ana of Shop. {{unknown}}');
});

test.each([
  ['/he', 3, 'he'],
  ['Dear Ada\n/', 10, ''],
  ['and/or', 6, null],
  ['/hello there', 12, null],
  ['https://x', 9, null],
])('in %j at %i the shortcut being written is %j', (text, caret, expected) => {
  expect(shortcutIn(text, caret)).toBe(expected);
});

test('replies whose shortcut begins so come first', () => {
  const all = [reply('bye', 'thanks'), reply('thanks'), reply('hello', 'x')];
  expect(matching(all, 'TH').map(({ shortcut }) => shortcut)).toEqual(['thanks', 'bye']);
});

test('each channel counts in its own way', () => {
  expect(textLimit('facebook', false, 'é👍')).toEqual({ used: 2, most: 2_000 });
  expect(textLimit('instagram', false, 'é👍')).toEqual({ used: 6, most: 1_000 });
});

test('times to snooze until lie ahead, in order, and none is there twice', () => {
  for (let hour = 0; hour < 24 * 7; hour++) {
    const now = new Date(2026, 0, 5, hour, 30);
    const times = snoozeChoices(now).map(({ until }) => until.getTime());
    expect(times.every((time) => time > now.getTime())).toBe(true);
    expect(new Set(times).size).toBe(times.length);
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
  }
});
