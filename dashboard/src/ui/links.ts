import { LinkifyIt } from 'linkify-it';

/** A web address or a path of ours; anything else that a platform may send is not linked. */
export function safeUrl(url: string | null | undefined): string | null {
  if (url == null || url === '') return null;
  if (url.startsWith('/') && !url.startsWith('//') && !url.startsWith('/\\')) return url;
  return /^https?:\/\//i.test(url) ? url : null;
}

export interface TextPart {
  readonly text: string;
  readonly href: string | null;
}

const ALLOWED = /^(https?|mailto|tel):/i;
const TELEPHONE = /(?<![\w/.+-])\+\d[\d ()\-/.]{6,18}\d(?![\w])/g;

const linkify = new LinkifyIt({ fuzzyEmail: true, fuzzyLink: true, fuzzyIP: false });
for (const scheme of ['ftp:', '//']) linkify.add(scheme, null);

/** Text cut into plain parts and links: web addresses, e-mail addresses and international telephone numbers. */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { index, lastIndex, url, text: shown } of linkify.match(text) ?? []) {
    parts.push(...telephoneParts(text.slice(at, index)));
    parts.push({ text: shown, href: ALLOWED.test(url) ? url : null });
    at = lastIndex;
  }
  return [...parts, ...telephoneParts(text.slice(at))];
}

function telephoneParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: number, index } of text.matchAll(TELEPHONE)) {
    if (index > at) parts.push({ text: text.slice(at, index), href: null });
    parts.push({ text: number, href: `tel:${number.replace(/[^+\d]/g, '')}` });
    at = index + number.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), href: null });
  return parts;
}
