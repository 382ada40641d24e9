import type { Rect } from './labels';
import type { Placed, Point } from './layout';

/** From the plan of the network to the sheet: times `k`, then moved. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

const MOST = 6;

/** The view that shows all of the plan, with room at the rim for names. */
export function fit(plan: readonly Placed[], sheet: Rect, most = 1.5): View {
  if (plan.length === 0) return { k: 1, x: 0, y: 0 };
  const [left, right] = [Math.min(...plan.map(p => p.x)), Math.max(...plan.map(p => p.x))];
  const [top, bottom] = [Math.min(...plan.map(p => p.y)), Math.max(...plan.map(p => p.y))];
  const [w, h] = [sheet.right - sheet.left, sheet.bottom - sheet.top];
  const [padX, padY] = [Math.min(64, w * 0.12), 34];
  const k = Math.min(most, (w - 2 * padX) / Math.max(1, right - left), (h - 2 * padY) / Math.max(1, bottom - top));
  return { k, x: (sheet.left + sheet.right - k * (left + right)) / 2, y: (sheet.top + sheet.bottom - k * (top + bottom)) / 2 };
}

export function pan(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Nearer or farther, with the point of the sheet `about` staying where it is; never farther than half of `whole`. */
export function zoom(view: View, by: number, about: Point, whole: View): View {
  const k = Math.min(Math.max(view.k * by, whole.k / 2), Math.max(MOST, whole.k * 4));
  return { k, x: about.x - (about.x - view.x) * (k / view.k), y: about.y - (about.y - view.y) * (k / view.k) };
}

/** Parties on the sheet. Signs grow and shrink less than the distances between them: nearer means more room, not bigger letters. */
export function project(plan: readonly Placed[], { k, x, y }: View): Map<string, Placed> {
  const grow = Math.min(1.35, Math.max(0.62, Math.sqrt(k)));
  return new Map(plan.map(p => [p.id, { ...p, x: p.x * k + x, y: p.y * k + y, r: p.r * grow }]));
}
