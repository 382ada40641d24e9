/** A word of a text: where it begins and ends, in UTF-16 as strings count. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

/** Words picked out of a list: from one to another, both taken; `from` stays where the picking began. */
export interface Pick {
  readonly from: number;
  readonly to: number;
}

/** The words of a text: runs without white space, without the marks around them. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}](?:[^\s]*[\p{L}\p{N}])?/gu)].map(m => ({ start: m.index, end: m.index + m[0].length }));
}

/** The pick after an arrow key: one word on or back; with Shift one word more or less. Null: the key moves nothing. */
export function moved(pick: Pick, key: string, more: boolean, count: number): Pick | null {
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (by === 0 || count === 0) return null;
  const to = Math.min(count - 1, Math.max(0, pick.to + by));
  return more ? { from: pick.from, to } : { from: to, to };
}

/** Code points before an offset: what the server counts in. */
export function codePoints(text: string, offset: number): number {
  let points = 0;
  for (const _ of text.slice(0, offset)) points++;
  return points;
}
