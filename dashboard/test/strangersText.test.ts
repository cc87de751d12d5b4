import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkParts, safeUrl } from '../src/ui/links';
import { cleanFileName, cleanName, cleanText } from '../src/ui/text';

describe('a link', () => {
  test.each([
    ['see https://shop.example/a?b=(c).', 'https://shop.example/a?b=(c)'],
    ['write to ada@example.com!', 'mailto:ada@example.com'],
    ['call +49 30 123-4567 now', 'tel:+49301234567'],
    ['www.example.com', 'http://www.example.com'],
  ])('is found in %j', (text, href) => {
    expect(linkParts(text).filter((part) => part.href !== null)).toMatchObject([{ href }]);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<b>',
    'ftp://example.com/x',
    '//evil.example',
    'vbscript:x',
  ])('is not made of %j', (text) => {
    expect(linkParts(text).every(({ href }) => href === null || /^(https?|mailto|tel):/.test(href))).toBe(
      true,
    );
    expect(safeUrl(text)).toBeNull();
  });

  test('never changes the text that it stands in', () => {
    const pieces = fc.constantFrom(
      'https://a.example/',
      ' ',
      '+49 30 1234567',
      'x@y.org',
      'javascript:',
      '<b>',
      '\n',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (words) => {
        const text = words.join('');
        const parts = linkParts(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { href } of parts) if (href !== null) expect(href).toMatch(/^(https?:|mailto:|tel:)/i);
      }),
    );
  });
});

/** Letters, among them those that are not seen or turn the direction. */
const hidden = fc.oneof(
  fc.constantFrom('\u202e', '\u2066', '\u200f', '\u0000', '\u001b', '\n', '\u{e0041}'),
  fc.string({ maxLength: 3 }),
);

describe('a name', () => {
  test('cannot turn the direction of what stands around it, nor hide anything', () => {
    expect(cleanName('Ada\u202e\u2066 Love\u200blace\n')).toBe('Ada Lovelace');
    expect(cleanFileName('invoice\u202efdp.exe')).toBe('invoicefdp.exe');
    expect(cleanFileName('../../etc/passwd')).toBe('.._.._etc_passwd');
  });

  test('of a file keeps its ending in sight however long it is', () => {
    expect(cleanFileName(`${'a'.repeat(500)}.pdf.exe`)).toMatch(/\.pdf\.exe$/);
  });

  test('of any letters comes out without control characters', () => {
    fc.assert(
      fc.property(fc.array(hidden), (letters) => {
        const text = letters.join('');
        expect(cleanName(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(cleanText(text)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

test('a message keeps its line breaks and the joiners of its emoji', () => {
  expect(cleanText('a\nb\tc\u0007 👩\u200d🚀')).toBe('a\nb\tc 👩\u200d🚀');
});
