/** Which claim an address lights: `?claim=`, or the anchor of its note (`#c-`) or of its words (`#q-`); and what is to be seen of it. */
export function litBy(href: string): { id: string | null; at: 'words' | 'note' } {
  const url = new URL(href);
  const anchor = /^#([cq])-([\w-]+)$/.exec(url.hash);
  return anchor ? { id: anchor[2]!, at: anchor[1] === 'c' ? 'note' : 'words' } : { id: url.searchParams.get('claim'), at: 'words' };
}

/** The address that lights a claim without scripts too; null: none. */
export function withLit(href: string, id: string | null): string {
  const url = new URL(href);
  if (id === null) url.searchParams.delete('claim');
  else url.searchParams.set('claim', id);
  url.hash = '';
  return url.href;
}
