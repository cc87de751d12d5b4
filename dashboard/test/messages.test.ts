import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = 'src/i18n/messages';
type Messages = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const read = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Messages;
const english = read('en.json');
const others = readdirSync(FOLDER).filter((file) => file !== 'en.json');

const values = (message: Messages[string] | undefined) =>
  new Set([...JSON.stringify(message ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

test('there is more than English', () => expect(others).not.toEqual([]));

test.each(others)(
  '%s says all that English says, with the same values and the plural forms of its language',
  (file) => {
    const messages = read(file);
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(english).toSorted());
    const forms = new Intl.PluralRules(file.slice(0, -5)).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(messages)) {
      const source = english[key];
      expect(typeof message, key).toBe(typeof source);
      for (const name of values(message)) expect(values(source), key).toContain(name);
      if (typeof message === 'string') expect(values(message), key).toEqual(values(source));
      else for (const form of forms) if (form !== 'zero') expect(message, key).toHaveProperty(form);
    }
  },
);
