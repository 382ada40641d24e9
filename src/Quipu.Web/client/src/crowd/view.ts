// The part of the plan that is looked at, and the address that reopens it.
import type { View } from '../network/camera';
import type { Crowd } from './data';

/** The view that shows everybody. */
export function whole(crowd: Crowd, width: number, height: number): View {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < crowd.ids.length; i++) {
    [left, right] = [Math.min(left, crowd.x[i]!), Math.max(right, crowd.x[i]!)];
    [top, bottom] = [Math.min(top, crowd.y[i]!), Math.max(bottom, crowd.y[i]!)];
  }
  if (left > right) return { k: 1, x: width / 2, y: height / 2 };
  const k = Math.min(1.5, (width - 60) / Math.max(1, right - left), (height - 60) / Math.max(1, bottom - top));
  return { k, x: (width - k * (left + right)) / 2, y: (height - k * (top + bottom)) / 2 };
}

export interface Place {
  /** Who is chosen, by id. */
  readonly at: string | null;
  /** The middle of the sheet and how near it is; null: all of it. */
  readonly see: { readonly x: number; readonly y: number; readonly k: number } | null;
}

export function placeOf(href: string): Place {
  const hash = new URLSearchParams(new URL(href).hash.slice(1));
  const see = (hash.get('see') ?? '').split(',').map(Number);
  return { at: hash.get('at'), see: see.length === 3 && see.every(Number.isFinite) && see[2]! > 0 ? { x: see[0]!, y: see[1]!, k: see[2]! } : null };
}

export function withPlace(href: string, { at, see }: Place): string {
  const url = new URL(href);
  const hash = new URLSearchParams();
  if (at !== null) hash.set('at', at);
  if (see !== null) hash.set('see', `${Math.round(see.x)},${Math.round(see.y)},${see.k.toPrecision(4)}`);
  url.hash = hash.toString();
  return url.href;
}

/** The address with another day of the world; null takes it away. The page of the table is forgotten. */
export function withYear(href: string, year: number | null): string {
  const url = new URL(href);
  url.searchParams.delete('page');
  if (year === null) url.searchParams.delete('as_of');
  else url.searchParams.set('as_of', String(year).padStart(4, '0'));
  return url.href;
}

export function yearOf(href: string): number | null {
  const asked = new URL(href).searchParams.get('as_of');
  return asked !== null && /^\d{4}/.test(asked) ? Number(asked.slice(0, 4)) : null;
}
