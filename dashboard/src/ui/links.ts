/** A web address or a path of ours; anything else that a platform may send is not linked. */
export function safeUrl(url: string | null | undefined): string | null {
  if (url == null || url === '') return null;
  if (url.startsWith('/') && !url.startsWith('//')) return url;
  return /^https?:\/\//i.test(url) ? url : null;
}
