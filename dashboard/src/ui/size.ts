import { formatLocale } from '../i18n/locale';

/** "1.4 MB". */
export function sizeText(bytes: number): string {
  const [unit, value] =
    bytes < 1e6 ? (['kilobyte', bytes / 1e3] as const) : (['megabyte', bytes / 1e6] as const);
  return new Intl.NumberFormat(formatLocale(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(
    value,
  );
}
