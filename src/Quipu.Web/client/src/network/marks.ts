// Small marks in the middle of a tie, and its line: what colour and dashes say, said once more for grey print.
import { arrow, path, pointAt, type Curve } from './curve';
import type { Point } from './layout';
import type { Modality, Tie } from './shape';
import { at, shape, type Shape } from './svg';
import { LINES, type Palette, type Tone } from './tones';

const FULL: Readonly<Record<Tone, number>> = { none: 0, suspected: 0.25, measures: 0.5, trial: 0.75, decided: 1, ended: 0 };

/** The line of a tie, with the head of its arrow; `fine` below 1 makes it thinner. */
export function line(c: Curve, tie: { modality: Modality; tone: Tone; directed: boolean }, palette: Palette, fine = 1): Shape[] {
  const { dashes, cap, hollow } = LINES[tie.modality];
  const width = LINES[tie.modality].width * fine;
  const colour = palette.tone[tie.tone];
  const { head, line: stem } = tie.directed ? arrow(c, 9 * Math.sqrt(fine)) : { head: null, line: c };
  const d = path(stem);
  const drawn = [shape('path', { class: 'stroke', d, fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-dasharray': dashes, 'stroke-linecap': cap })];
  if (hollow) drawn.push(shape('path', { d, fill: 'none', stroke: palette.paper, 'stroke-width': width - 2.4 * fine }));
  if (head) drawn.push(shape('path', { d: head, fill: colour }));
  return drawn;
}

/** Which marks a tie bears: where it stands, that it is said not to be so, that a person accepted it, that somebody answers it. */
export function marksOf(tie: Pick<Tie, 'tone' | 'negated' | 'accepted' | 'answered'>, palette: Palette): ((p: Point) => Shape)[] {
  const all: ((p: Point) => Shape)[] = [];
  if (tie.tone !== 'none') all.push(p => stageMark(p, tie.tone, palette));
  if (tie.negated) all.push(p => notMark(p, palette));
  if (tie.accepted > 0) all.push(p => acceptedMark(p, palette));
  if (tie.answered > 0) all.push(p => answeredMark(p, palette));
  return all;
}

/** The marks side by side on the middle of the tie. One that is too short bears the last only: that somebody answers is never left out for want of room. */
export function marks(c: Curve, tie: Pick<Tie, 'tone' | 'negated' | 'accepted' | 'answered'>, palette: Palette): Shape[] {
  const all = marksOf(tie, palette);
  const length = Math.hypot(c.end.x - c.start.x, c.end.y - c.start.y);
  const borne = length >= 14 + 13 * all.length ? all : tie.answered > 0 ? all.slice(-1) : [];
  const middle = pointAt(c, 0.5);
  return borne.map((mark, i) => mark({ x: middle.x + (i - (borne.length - 1) / 2) * 13, y: middle.y }));
}

/** How far along the ladder of the law, as a disc that fills; ended: struck through. */
export function stageMark({ x, y }: Point, tone: Tone, palette: Palette): Shape {
  const r = 4.6;
  const colour = palette.tone[tone];
  const part = FULL[tone];
  const [ex, ey] = [x + r * Math.sin(2 * Math.PI * part), y - r * Math.cos(2 * Math.PI * part)];
  return shape('g', {},
    shape('circle', { cx: at(x), cy: at(y), r, fill: part === 1 ? colour : palette.paper, stroke: colour, 'stroke-width': 1.5, 'stroke-dasharray': null }),
    part > 0 && part < 1 ? shape('path', { d: `M${at(x)} ${at(y)}L${at(x)} ${at(y - r)}A${r} ${r} 0 ${part > 0.5 ? 1 : 0} 1 ${at(ex)} ${at(ey)}Z`, fill: colour }) : null,
    tone === 'ended' ? shape('path', { d: `M${at(x - 3.1)} ${at(y + 3.1)}L${at(x + 3.1)} ${at(y - 3.1)}`, stroke: colour, 'stroke-width': 1.5 }) : null);
}

export function acceptedMark({ x, y }: Point, palette: Palette): Shape {
  return badge(x, y, palette, `M${at(x - 2.6)} ${at(y + 0.2)}L${at(x - 0.7)} ${at(y + 2.2)}L${at(x + 2.8)} ${at(y - 2.2)}`);
}

export function notMark({ x, y }: Point, palette: Palette): Shape {
  return badge(x, y, palette, `M${at(x - 2.2)} ${at(y - 2.2)}L${at(x + 2.2)} ${at(y + 2.2)}M${at(x + 2.2)} ${at(y - 2.2)}L${at(x - 2.2)} ${at(y + 2.2)}`);
}

/** Somebody answers: a speech balloon. */
export function answeredMark({ x, y }: Point, palette: Palette): Shape {
  const d = `M${at(x - 5)} ${at(y - 4.4)}H${at(x + 5)}V${at(y + 2.2)}H${at(x - 0.4)}L${at(x - 3)} ${at(y + 5.2)}V${at(y + 2.2)}H${at(x - 5)}Z`;
  return shape('g', {},
    shape('path', { d, fill: palette.paper, stroke: palette.ink, 'stroke-width': 1.2, 'stroke-linejoin': 'round' }),
    shape('path', { d: `M${at(x - 2.8)} ${at(y - 2.2)}H${at(x + 2.8)}M${at(x - 2.8)} ${at(y)}H${at(x + 1)}`, stroke: palette.ink, 'stroke-width': 1 }));
}

function badge(x: number, y: number, palette: Palette, d: string): Shape {
  return shape('g', {},
    shape('circle', { cx: at(x), cy: at(y), r: 5.2, fill: palette.paper, stroke: palette.ink, 'stroke-width': 1.1 }),
    shape('path', { d, fill: 'none', stroke: palette.ink, 'stroke-width': 1.5, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
}
