/**
 * Text by strangers. Characters that are not seen or that turn the direction of what stands around them could
 * disguise a name or a file's ending: they are taken out, and the rest is kept short.
 */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const LONGEST_NAME = 120;

export function cleanName(name: string | null | undefined): string {
  const clean = (name ?? '').replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
  return clean.length > LONGEST_NAME ? `${clean.slice(0, LONGEST_NAME)}…` : clean;
}

/** The same for a file: its ending stays in sight however long it is. */
export function cleanFileName(name: string | null | undefined): string {
  const clean = (name ?? '').replace(/\s+/g, ' ').replace(UNSEEN, '').replace(/[\\/]/g, '_').trim();
  if (clean.length <= LONGEST_NAME) return clean;
  return `${clean.slice(0, LONGEST_NAME - 24)}…${clean.slice(-20)}`;
}

/** A message keeps its line breaks and joiners; what turns the direction of the page around it goes. */
export function cleanText(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n\t]/gu, '');
}
