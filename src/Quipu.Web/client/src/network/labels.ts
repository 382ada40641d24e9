// Names that do not lie on each other: the best tied are placed first; a name without room is left for when one comes nearer.
import type { Placed, Point } from './layout';
import { width, wrap } from './text';

export const SIZE = 12;
const LINE = 13.5;

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Label extends Point {
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Rect;
}

/** Rectangles on a grid of cells, so that asking what lies in the way does not mean asking everybody. */
export class Taken {
  readonly #cells = new Map<string, Rect[]>();

  isFree(r: Rect): boolean {
    return !this.#in(r).some(key => this.#cells.get(key)?.some(o => o.left < r.right && o.right > r.left && o.top < r.bottom && o.bottom > r.top));
  }

  take(r: Rect): void {
    for (const key of this.#in(r)) this.#cells.set(key, [...(this.#cells.get(key) ?? []), r]);
  }

  #in(r: Rect): string[] {
    const keys: string[] = [];
    for (let x = Math.floor(r.left / 80); x <= Math.floor(r.right / 80); x++) for (let y = Math.floor(r.top / 80); y <= Math.floor(r.bottom / 80); y++) keys.push(`${x} ${y}`);
    return keys;
  }
}

/** Places names around signs. `first` come before all others and always get a place. */
export function placeNames(parties: readonly Placed[], sheet: Rect, taken: Taken, first: ReadonlySet<string>): Map<string, Label> {
  for (const p of parties) taken.take({ left: p.x - p.r, right: p.x + p.r, top: p.y - p.r, bottom: p.y + p.r });
  const placed = new Map<string, Label>();
  const ranked = [...parties].sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || b.ties - a.ties || (a.id < b.id ? -1 : 1));
  for (const party of ranked) {
    if (!inside(party, sheet)) continue;
    const ways = candidates(party);
    const label = ways.find(l => within(l.box, sheet) && taken.isFree(l.box)) ?? (first.has(party.id) ? ways.find(l => within(l.box, sheet)) ?? ways[0] : undefined);
    if (!label) continue;
    taken.take(label.box);
    placed.set(party.id, label);
  }
  return placed;
}

/** A word beside the middle of a tie, if there is room. */
export function placeWord(text: string, middle: Point, sheet: Rect, taken: Taken): Label | null {
  const w = width(text, SIZE - 1.5);
  for (const dy of [0, -9, 9, -18, 18]) {
    const box = { left: middle.x - w / 2 - 2, right: middle.x + w / 2 + 2, top: middle.y + dy - 7, bottom: middle.y + dy + 6 };
    if (!within(box, sheet) || !taken.isFree(box)) continue;
    taken.take(box);
    return { x: middle.x, y: middle.y + dy + 3.6, lines: [text], anchor: 'middle', box };
  }
  return null;
}

/** Below, to the right, to the left, above; in two or three lines, then in one. */
function candidates(party: Placed): Label[] {
  const tall = wrap(party.name, SIZE, 118, 3);
  const flat = wrap(party.name, SIZE, 190, 1);
  const gap = party.r + 4;
  return (tall.length > 1 ? [tall, flat] : [tall]).flatMap(lines => {
    const [w, h] = [Math.max(...lines.map(l => width(l, SIZE))), lines.length * LINE];
    const lay = (x: number, top: number, anchor: Label['anchor']): Label => {
      const left = anchor === 'middle' ? x - w / 2 : anchor === 'start' ? x : x - w;
      return { x, y: top + SIZE - 1.5, lines, anchor, box: { left: left - 1, right: left + w + 1, top: top - 1, bottom: top + h } };
    };
    return [
      lay(party.x, party.y + gap, 'middle'), lay(party.x + gap + 1, party.y - h / 2, 'start'), lay(party.x - gap - 1, party.y - h / 2, 'end'),
      lay(party.x, party.y - gap - h, 'middle'), lay(party.x + gap - 3, party.y + gap - 7, 'start'), lay(party.x - gap + 3, party.y + gap - 7, 'end'),
      lay(party.x + gap - 3, party.y - gap - h + 7, 'start'), lay(party.x - gap + 3, party.y - gap - h + 7, 'end'),
    ];
  });
}

function inside(p: Point, sheet: Rect): boolean {
  return p.x >= sheet.left && p.x <= sheet.right && p.y >= sheet.top && p.y <= sheet.bottom;
}

function within(r: Rect, sheet: Rect): boolean {
  return r.left >= sheet.left && r.right <= sheet.right && r.top >= sheet.top && r.bottom <= sheet.bottom;
}

export const LINE_HEIGHT = LINE;
