// The line of a tie: a gentle curve, one of a fan where several ties join the same two parties, cut short where the signs of its ends begin.
import type { Point } from './layout';
import { order } from './shape';
import { at } from './svg';

export interface Curve {
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** The place of each tie in its fan: 0 for the middle, ±½, ±1, … with the sign as seen from the lesser id, so that a pair's ties never lie on each other. */
export function fan(ties: readonly Ends[]): number[] {
  const pair = (t: Ends): string => (order(t.from, t.to) <= 0 ? `${t.from} ${t.to}` : `${t.to} ${t.from}`);
  const total = new Map<string, number>();
  for (const tie of ties) total.set(pair(tie), (total.get(pair(tie)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return ties.map(tie => {
    const key = pair(tie);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const place = nth - (total.get(key)! - 1) / 2;
    return order(tie.from, tie.to) <= 0 ? place : -place;
  });
}

/** The curve between two signs; `place` is that of its fan, `step` the distance between the middles of a fan's lines. */
export function curve(from: Point & { r: number }, to: Point & { r: number }, place: number, step: number): Curve {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 1) return loop(from, place);
  const off = 2 * place * step;
  const bend = { x: (from.x + to.x) / 2 - (dy / length) * off, y: (from.y + to.y) / 2 + (dx / length) * off };
  const whole = { start: from, bend, end: to };
  const [t0, t1] = [leaves(whole, from, from.r + 2.5), 1 - leaves({ start: to, bend, end: from }, to, to.r + 3.5)];
  return t1 > t0 ? part(whole, t0, t1) : whole;
}

/** A tie of a party to itself: an ear above its sign. */
function loop(of: Point & { r: number }, place: number): Curve {
  const high = of.r * 4 + 14 * Math.abs(place);
  return { start: { x: of.x - of.r * 0.6, y: of.y - of.r - 2 }, bend: { x: of.x, y: of.y - high }, end: { x: of.x + of.r * 0.6, y: of.y - of.r - 3 } };
}

/** Where on the curve one has gone `reach` from its first end; by halving, which is exact enough for a screen after twelve steps. */
function leaves(c: Curve, from: Point, reach: number): number {
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2;
    const p = pointAt(c, middle);
    if (Math.hypot(p.x - from.x, p.y - from.y) < reach) low = middle;
    else high = middle;
  }
  return high;
}

export function pointAt({ start, bend, end }: Curve, t: number): Point {
  const u = 1 - t;
  return { x: u * u * start.x + 2 * u * t * bend.x + t * t * end.x, y: u * u * start.y + 2 * u * t * bend.y + t * t * end.y };
}

/** The stretch of the curve between two of its points. */
export function part(c: Curve, t0: number, t1: number): Curve {
  const mix = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
  return { start: pointAt(c, t0), bend: mix(mix(c.start, c.bend, t0), mix(c.bend, c.end, t0), t1), end: pointAt(c, t1) };
}

export function path({ start, bend, end }: Curve): string {
  return `M${at(start.x)} ${at(start.y)}Q${at(bend.x)} ${at(bend.y)} ${at(end.x)} ${at(end.y)}`;
}

/** The head of an arrow at the end of a curve, and the curve without the stretch that the head covers. */
export function arrow(c: Curve, size: number): { head: string; line: Curve } {
  const back = leaves({ start: c.end, bend: c.bend, end: c.start }, c.end, size * 0.9);
  const line = part(c, 0, 1 - back);
  const [dx, dy] = [c.end.x - line.end.x, c.end.y - line.end.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [bx, by] = [c.end.x - ux * size, c.end.y - uy * size];
  const half = size * 0.42;
  return { head: `M${at(c.end.x)} ${at(c.end.y)}L${at(bx - uy * half)} ${at(by + ux * half)}L${at(bx + uy * half)} ${at(by - ux * half)}Z`, line };
}
