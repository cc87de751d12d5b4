import english from './messages/en.json';

type Forms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
type Messages = Readonly<Record<string, string | Forms>>;

/** One file a language; whoever adds a file adds the language. English is there for what a file lacks. */
const files = import.meta.glob<Messages>(['./messages/*.json', '!./messages/en.json'], { import: 'default' });
const STORED = 'deskstream.locale';

let messages: Messages = english;
let current = 'en';
let plural = new Intl.PluralRules(current);
const listeners = new Set<() => void>();

export const LOCALES: readonly string[] = ['en', ...Object.keys(files).map(nameOf)].sort();

export type MessageKey = keyof typeof english;

export function locale(): string {
  return current;
}

/** For dates and numbers: the agent's own region where it goes with the language. */
export function formatLocale(): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === current) ?? current;
}

export function whenLocaleChanges(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language's own name. */
export function languageName(of: string): string {
  return new Intl.DisplayNames([of], { type: 'language' }).of(of) ?? of;
}

/** The agent's own choice, else the browser's first that there is. */
export function preferredLocale(): string {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages];
  const known = wanted.map((tag) => tag.split('-')[0] ?? '').find((tag) => LOCALES.includes(tag));
  return known ?? 'en';
}

export async function speak(name: string): Promise<void> {
  const load = files[`./messages/${name}.json`];
  messages = load === undefined ? english : { ...english, ...(await load()) };
  current = load === undefined ? 'en' : name;
  plural = new Intl.PluralRules(current);
  document.documentElement.lang = current;
  document.documentElement.dir = messages['language.direction'] === 'rtl' ? 'rtl' : 'ltr';
  for (const listener of listeners) listener();
}

export async function chooseLocale(name: string): Promise<void> {
  localStorage.setItem(STORED, name);
  await speak(name);
}

/** The text in the present language; `{name}` stands for a value, `count` chooses among plural forms. */
export function t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  const message = messages[key] ?? key;
  const { count } = values;
  const form =
    typeof message === 'string'
      ? message
      : (message[plural.select(typeof count === 'number' ? count : 0)] ?? message.other);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => written(values[name]) ?? whole);
}

/** A text whose key is made of what the server sends: as it came where no file knows it. */
export function tell(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return key in english ? t(key as MessageKey) : name;
}

function written(value: string | number | undefined): string | undefined {
  return typeof value === 'number' ? value.toLocaleString(formatLocale()) : value;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
}
