// Going through the network by keyboard: arrows from party to party, by where they stand; N and P through the ties of one.
import type { Placed } from './layout';
import type { Tie } from './shape';

const WAYS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function way(key: string): readonly [number, number] | null {
  return WAYS[key] ?? null;
}

/** The nearest party that way: straight ahead counts for more than to the side. */
export function nextParty(from: Placed, all: Iterable<Placed>, [wx, wy]: readonly [number, number]): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const p of all) {
    const [dx, dy] = [p.x - from.x, p.y - from.y];
    const ahead = dx * wx + dy * wy;
    if (p.id === from.id || ahead <= 1) continue;
    const cost = ahead + 2.5 * Math.abs(dx * wy - dy * wx);
    if (cost < least) [best, least] = [p.id, cost];
  }
  return best;
}

/** The next or previous tie of a party, around; null where it has none. */
export function nextTie(party: string, current: string | null, ties: readonly Tie[], by: 1 | -1): Tie | null {
  const own = ties.filter(t => t.from === party || t.to === party);
  if (own.length === 0) return null;
  const i = own.findIndex(t => t.key === current);
  return own[i < 0 ? (by > 0 ? 0 : own.length - 1) : (i + by + own.length) % own.length]!;
}
