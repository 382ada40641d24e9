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
  readonly #points = new Map<string, Point[]>();

  /** Something that a name had better not lie on, but may. */
  crosses(p: Point): void {
    const key = `${Math.floor(p.x / 80)} ${Math.floor(p.y / 80)}`;
    const here = this.#points.get(key);
    if (here) here.push(p);
    else this.#points.set(key, [p]);
  }

  /** How much lies under a rectangle. */
  under(r: Rect): number {
    let count = 0;
    for (const key of this.#in(r)) for (const p of this.#points.get(key) ?? []) if (p.x > r.left && p.x < r.right && p.y > r.top && p.y < r.bottom) count++;
    return count;
  }

  isFree(r: Rect): boolean {
    return !this.#in(r).some(key => this.#cells.get(key)?.some(o => o.left < r.right && o.right > r.left && o.top < r.bottom && o.bottom > r.top));
  }

  take(r: Rect): void {
    for (const key of this.#in(r)) {
      const here = this.#cells.get(key);
      if (here) here.push(r);
      else this.#cells.set(key, [r]);
    }
  }

  #in(r: Rect): string[] {
    const keys: string[] = [];
    for (let x = Math.floor(r.left / 80); x <= Math.floor(r.right / 80); x++) for (let y = Math.floor(r.top / 80); y <= Math.floor(r.bottom / 80); y++) keys.push(`${x} ${y}`);
    return keys;
  }
}

/** Places names around signs, where the fewest lines run. `first` come before all others and always get a place; no name has more than `rows` lines. */
export function placeNames(parties: readonly Placed[], sheet: Rect, taken: Taken, { first, rows }: { first: ReadonlySet<string>; rows: number }): Map<string, Label> {
  const signs = new Taken();
  for (const p of parties) signs.take({ left: p.x - p.r, right: p.x + p.r, top: p.y - p.r, bottom: p.y + p.r });
  const placed = new Map<string, Label>();
  const ranked = [...parties].sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || b.ties - a.ties || (a.id < b.id ? -1 : 1));
  for (const [rank, party] of ranked.entries()) {
    if (!inside(party, sheet)) continue;
    const ways = candidates(party, rows);
    const free = ways.filter(l => within(l.box, sheet) && taken.isFree(l.box));
    const label = clearest(free.filter(l => signs.isFree(l.box)), taken) ?? (isHub(party, rank) ? clearest(free, taken) : undefined) ?? (first.has(party.id) ? ways.find(l => within(l.box, sheet)) ?? ways[0] : undefined);
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

/** Notes beside parties, as near as there is room; one without room anywhere near is left for the list of notes. */
export function placeNotes(notes: readonly { party: Placed; text: string }[], sheet: Rect, taken: Taken): Map<string, Label> {
  const placed = new Map<string, Label>();
  for (const { party, text } of notes) {
    const lines = wrap(text, SIZE - 1, 150, 4);
    const [w, h] = [Math.max(...lines.map(l => width(l, SIZE - 1))) + 8, lines.length * LINE + 5];
    let best: { box: Rect; cost: number } | undefined;
    for (const off of [10, 26, 44, 66]) {
      const gap = party.r + off;
      for (const [dx, dy] of [[gap, -h / 2], [-gap - w, -h / 2], [-w / 2, gap], [-w / 2, -gap - h], [gap, gap - 8], [-gap - w, gap - 8], [gap, -gap - h + 8], [-gap - w, -gap - h + 8]] as const) {
        const box = { left: party.x + dx, top: party.y + dy, right: party.x + dx + w, bottom: party.y + dy + h };
        const cost = taken.under(box) + off / 12;
        if (within(box, sheet) && taken.isFree(box) && (!best || cost < best.cost)) best = { box, cost };
      }
    }
    if (!best) continue;
    taken.take(best.box);
    placed.set(party.id, { x: best.box.left + 4, y: best.box.top + SIZE, lines, anchor: 'start', box: best.box });
  }
  return placed;
}

/** A sheet of many parties is read by its hubs: their names may cover lesser signs. */
function isHub(party: Placed, rank: number): boolean {
  return rank < 8 && party.ties >= 5;
}

/** The label over the fewest lines; the earlier of two alike. */
function clearest(ways: readonly Label[], taken: Taken): Label | undefined {
  let best: Label | undefined;
  let least = Infinity;
  ways.forEach((way, i) => {
    const cost = taken.under(way.box) + 0.4 * i;
    if (cost < least) [best, least] = [way, cost];
  });
  return best;
}

/** Below, to the right, to the left, above, at the corners; in several lines, then in one. */
function candidates(party: Placed, rows: number): Label[] {
  const tall = wrap(party.name, SIZE, 124, rows);
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
