// Parties by name, and by where they stand.
import type { Crowd, Ties } from './data';

/** A name without marks and case, as people type it. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Parties whose name has every word typed; those that begin with it first, then the best tied. */
export function find(folded: readonly string[], typed: string, most: number): number[] {
  const words = fold(typed).split(/\s+/).filter(w => w !== '');
  if (words.length === 0) return [];
  const found: number[] = [];
  for (let i = 0; i < folded.length; i++) if (words.every(w => folded[i]!.includes(w))) found.push(i);
  const begins = (i: number): number => Number(folded[i]!.startsWith(words[0]!));
  return found.sort((a, b) => begins(b) - begins(a) || a - b).slice(0, most);
}

/** The party nearest to a point of the plan, no farther than `reach`; −1: nobody. */
export function nearest(crowd: Crowd, x: number, y: number, reach: number): number {
  let [best, least] = [-1, reach * reach];
  for (let i = 0; i < crowd.ids.length; i++) {
    const [dx, dy] = [crowd.x[i]! - x, crowd.y[i]! - y];
    const far = dx * dx + dy * dy;
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

/** The tie nearest to a point of the plan among those drawn, no farther than `reach`; −1: none. */
export function nearestTie(crowd: Crowd, drawn: readonly number[], x: number, y: number, reach: number): number {
  let [best, least] = [-1, reach * reach];
  for (const t of drawn) {
    const far = fromLine(crowd, crowd.ties, t, x, y);
    if (far < least) [best, least] = [t, far];
  }
  return best;
}

function fromLine(crowd: Crowd, ties: Ties, t: number, x: number, y: number): number {
  const [ax, ay, bx, by] = [crowd.x[ties.from[t]!]!, crowd.y[ties.from[t]!]!, crowd.x[ties.to[t]!]!, crowd.y[ties.to[t]!]!];
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / Math.max(1e-9, dx * dx + dy * dy)));
  const [px, py] = [ax + along * dx - x, ay + along * dy - y];
  return px * px + py * py;
}
