// What of the crowd is drawn in a view: ties of most weight first, as many as a sheet bears.
import type { View } from '../network/camera';
import type { Crowd } from './data';

export const MOST_TIES = 12_000;

export interface Scene {
  readonly crowd: Crowd;
  readonly view: View;
  /** Pixels of the sheet, and beyond its rim on each side. */
  readonly width: number;
  readonly height: number;
  readonly rim: number;
  /** Parties on the sheet or at its rim. */
  readonly parties: readonly number[];
  readonly ties: readonly number[];
  /** How many ties touch the sheet, drawn or not. */
  readonly touching: number;
}

export function scene(crowd: Crowd, view: View, size: { width: number; height: number; rim: number }, most = MOST_TIES): Scene {
  const { width, height, rim } = size;
  const [left, right] = [(-rim - view.x) / view.k, (width + rim - view.x) / view.k];
  const [top, bottom] = [(-rim - view.y) / view.k, (height + rim - view.y) / view.k];
  const inside = new Uint8Array(crowd.ids.length);
  const parties: number[] = [];
  for (let i = 0; i < inside.length; i++) {
    if (crowd.x[i]! < left || crowd.x[i]! > right || crowd.y[i]! < top || crowd.y[i]! > bottom) continue;
    inside[i] = 1;
    parties.push(i);
  }
  const ties: number[] = [];
  let touching = 0;
  for (let t = 0; t < crowd.ties.count; t++) {
    if (inside[crowd.ties.from[t]!] === 0 && inside[crowd.ties.to[t]!] === 0) continue;
    if (touching++ < most) ties.push(t);
  }
  return { crowd, view, width, height, rim, parties, ties, touching };
}

/** The radius of a party's sign in a view. */
export function radius(degree: number, k: number): number {
  return Math.min(15, 2.2 + 0.75 * Math.sqrt(degree)) * Math.min(1.5, Math.max(0.3, k ** 0.6));
}
