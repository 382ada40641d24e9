// The state of the view in its address: what is asked is the server's (query), what is lit and when is kept here.
export interface Years {
  readonly from: number | null;
  readonly to: number | null;
}

/** The same view with one more party in its middle. */
export function expanded(href: string, id: string): string {
  const url = new URL(href);
  if (!centresOf(href).has(id)) url.searchParams.append('centre', id);
  url.hash = '';
  return url.pathname + url.search;
}

/** Whom the address asks about: `centre`, repeated or divided by commas. */
export function centresOf(href: string): Set<string> {
  return new Set(new URL(href).searchParams.getAll('centre').flatMap(v => v.split(',')).filter(v => v !== ''));
}

export function yearsOf(href: string): Years {
  const query = new URL(href).searchParams;
  return { from: year(query.get('from')), to: year(query.get('to')) };
}

/** The address with other years; null takes a bound away. A bound that already says so, more precisely, stays as it is. */
export function withYears(href: string, years: Years): string {
  const url = new URL(href);
  for (const key of ['from', 'to'] as const) {
    if (years[key] === null) url.searchParams.delete(key);
    else if (year(url.searchParams.get(key)) !== years[key]) url.searchParams.set(key, String(years[key]).padStart(4, '0'));
  }
  return url.href;
}

/** What the address lights: a party or a tie, by its key. */
export function litBy(href: string): string | null {
  const found = /^#at=(.+)$/.exec(new URL(href).hash)?.[1];
  try {
    return found === undefined ? null : decodeURIComponent(found);
  } catch {
    return null;
  }
}

export function withLit(href: string, key: string | null): string {
  const url = new URL(href);
  url.hash = key === null ? '' : `at=${encodeURIComponent(key)}`;
  return url.href;
}

/** Does something that held from `first` to `last` touch these years? What has no date is not left out: nobody knows that it did not hold then. */
export function touches(span: { first: number | null; last: number | null }, { from, to }: Years): boolean {
  return (span.last === null || from === null || span.last >= from) && (span.first === null || to === null || span.first <= to);
}

function year(text: string | null): number | null {
  return text !== null && /^\d{4}/.test(text) ? Number(text.slice(0, 4)) : null;
}
