// Draws a scene in small pieces, so that no frame waits for it: groups, ties, signs, names.
import { Taken, type Rect } from '../network/labels';
import { letter } from '../network/legend';
import { marksOf } from '../network/marks';
import { sign } from '../network/signs';
import { cut, width } from '../network/text';
import { LINES, type Palette } from '../network/tones';
import { ACCEPTED, ANSWERED, DIRECTED, type Crowd } from './data';
import { radius, type Scene } from './scene';
import { paint } from './shapes';

const PIECE = 200, NAMES = 130, FEW_NAMES = 45, SIZE = 12, GROUPS = 14;
/** With more ties than this on the sheet their marks and arrows would cover each other. */
const MARKED = 1500;

/** Draws; gives way after every piece. */
export function* painting(on: CanvasRenderingContext2D, scene: Scene, palette: Palette): Generator<void> {
  const { crowd, view } = scene;
  on.fillStyle = palette.paper;
  on.fillRect(-scene.rim, -scene.rim, scene.width + 2 * scene.rim, scene.height + 2 * scene.rim);
  grounds(on, scene, palette);
  yield;
  const fine = Math.min(1, Math.max(0.42, view.k));
  // The heavier come last and lie above.
  for (let i = scene.ties.length - 1; i >= 0; i--) {
    tie(on, scene, scene.ties[i]!, palette, { fine, alpha: scene.ties.length > MARKED ? 0.55 : 0.9, marked: scene.ties.length <= MARKED });
    if (i % PIECE === 0) yield;
  }
  on.globalAlpha = 1;
  for (let i = scene.parties.length - 1; i >= 0; i--) {
    party(on, crowd, scene.parties[i]!, view, palette);
    if (i % (2 * PIECE) === 0) yield;
  }
  names(on, scene, palette);
}

/** Where groups are: a disc that holds most of their members. */
function grounds(on: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  on.fillStyle = palette.faint;
  on.globalAlpha = 0.38;
  for (const { x, y, r } of groupDiscs(scene.crowd)) {
    on.beginPath();
    on.arc(x * scene.view.k + scene.view.x, y * scene.view.k + scene.view.y, r * scene.view.k + 8, 0, 2 * Math.PI);
    on.fill();
  }
  on.globalAlpha = 1;
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly label: string;
  readonly members: number;
}

const discs = new WeakMap<Crowd, readonly Disc[]>();

/** The largest groups, where most of their members stand. */
function groupDiscs(crowd: Crowd): readonly Disc[] {
  const known = discs.get(crowd);
  if (known) return known;
  const members: number[][] = crowd.groups.map(() => []);
  crowd.group.forEach((g, i) => { if (g >= 0) members[g]!.push(i); });
  const median = (of: number[]): number => of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  const made = members.map((of, g): Disc => {
    const [x, y] = [median(of.map(i => crowd.x[i]!)), median(of.map(i => crowd.y[i]!))];
    const far = of.map(i => Math.hypot(crowd.x[i]! - x, crowd.y[i]! - y)).sort((a, b) => a - b);
    return { x, y, r: far[Math.floor(far.length * 0.8)] ?? 0, label: crowd.groups[g]!.label, members: of.length };
  }).filter(d => d.members >= 5);
  discs.set(crowd, made);
  return made;
}

/** A tie, in the line of how it is said and the colour of where it stands. */
export function tie(on: CanvasRenderingContext2D, { crowd, view }: Pick<Scene, 'crowd' | 'view'>, t: number, palette: Palette, how: { fine: number; alpha: number; marked: boolean }): void {
  const { ties } = crowd;
  const [from, to] = [ties.from[t]!, ties.to[t]!];
  const [ax, ay] = [crowd.x[from]! * view.k + view.x, crowd.y[from]! * view.k + view.y];
  const [bx, by] = [crowd.x[to]! * view.k + view.x, crowd.y[to]! * view.k + view.y];
  const { dashes, cap, width: wide, hollow } = LINES[ties.modality[t]!];
  const line = (colour: string, w: number): void => {
    on.strokeStyle = colour;
    on.lineWidth = w;
    on.beginPath();
    on.moveTo(ax, ay);
    on.lineTo(bx, by);
    on.stroke();
  };
  on.globalAlpha = how.alpha;
  on.lineCap = cap;
  on.setLineDash(dashes === null ? [] : dashes.split(' ').map(Number));
  line(palette.tone[ties.tone[t]!], wide * how.fine);
  if (hollow) line(palette.paper, (wide - 2.4) * how.fine);
  on.setLineDash([]);
  if (!how.marked) return;
  on.globalAlpha = 1;
  const length = Math.hypot(bx - ax, by - ay);
  if ((ties.marks[t]! & DIRECTED) !== 0 && length > 24) {
    const back = radius(crowd.degree[to]!, view.k) + 1;
    arrow(on, bx - ((bx - ax) / length) * back, by - ((by - ay) / length) * back, Math.atan2(by - ay, bx - ax), palette.tone[ties.tone[t]!]);
  }
  const all = marksOf({ tone: ties.tone[t]!, negated: false, accepted: ties.marks[t]! & ACCEPTED, answered: ties.marks[t]! & ANSWERED }, palette);
  // One that is too short bears the last only: that somebody answers is never left out for want of room.
  const borne = length >= 18 + 13 * all.length ? all : (ties.marks[t]! & ANSWERED) !== 0 ? all.slice(-1) : [];
  borne.forEach((mark, i) => paint(on, mark({ x: (ax + bx) / 2 + (i - (borne.length - 1) / 2) * 13, y: (ay + by) / 2 })));
}

function arrow(on: CanvasRenderingContext2D, x: number, y: number, angle: number, colour: string): void {
  on.fillStyle = colour;
  on.beginPath();
  on.moveTo(x, y);
  on.lineTo(x - 8 * Math.cos(angle - 0.4), y - 8 * Math.sin(angle - 0.4));
  on.lineTo(x - 8 * Math.cos(angle + 0.4), y - 8 * Math.sin(angle + 0.4));
  on.fill();
}

/** A party: a dot from afar, its sign from near. */
export function party(on: CanvasRenderingContext2D, crowd: Crowd, i: number, view: { k: number; x: number; y: number }, palette: Palette, strong = false): void {
  const [x, y, r] = [crowd.x[i]! * view.k + view.x, crowd.y[i]! * view.k + view.y, radius(crowd.degree[i]!, view.k)];
  const kind = crowd.kinds[crowd.kind[i]!]!;
  if (r < 5.5 && !strong) {
    on.fillStyle = palette.soft;
    if (kind.sign === 'Person') {
      on.beginPath();
      on.arc(x, y, r * 0.8, 0, 2 * Math.PI);
      on.fill();
    } else on.fillRect(x - r * 0.72, y - r * 0.72, r * 1.44, r * 1.44);
    return;
  }
  on.save();
  on.translate(x, y);
  for (const shape of sign(kind.sign, letter(kind.label), Math.max(r, 5.5), { palette, centre: false, named: true, strong })) paint(on, shape);
  on.restore();
}

/** Names of the best tied, none upon another: first of the groups when all of them are seen, then of parties. */
function names(on: CanvasRenderingContext2D, { crowd, view, parties, ...size }: Scene, palette: Palette): void {
  const taken = new Taken();
  on.textAlign = 'left';
  if (view.k < 0.8) for (const d of [...groupDiscs(crowd)].sort((a, b) => b.members - a.members).slice(0, GROUPS)) {
    const text = cut(d.label, SIZE + 1, 220);
    const w = width(text, SIZE + 1);
    const [x, y] = [d.x * view.k + view.x - w / 2, d.y * view.k + view.y - d.r * view.k - 12];
    put(on, taken, size, { text, x, y, w, font: `italic 600 ${SIZE + 1}px sans-serif`, colour: palette.soft }, palette);
  }
  let placed = 0;
  for (const i of parties) {
    if (placed >= (view.k < 0.3 ? FEW_NAMES : NAMES)) break;
    const text = cut(crowd.names[i]!, SIZE, 190);
    const [w, r] = [width(text, SIZE), radius(crowd.degree[i]!, view.k)];
    const [x, y] = [crowd.x[i]! * view.k + view.x, crowd.y[i]! * view.k + view.y];
    const spots: [number, number][] = [[x - w / 2, y + r + SIZE + 1], [x + r + 4, y + 4], [x - w - r - 4, y + 4], [x - w / 2, y - r - 4]];
    if (spots.some(([left, base]) => put(on, taken, size, { text, x: left, y: base, w, font: `${SIZE}px sans-serif`, colour: palette.ink }, palette))) placed++;
  }
}

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly font: string;
  readonly colour: string;
}

function put(on: CanvasRenderingContext2D, taken: Taken, { width: right, height: bottom, rim }: { width: number; height: number; rim: number }, { text, x, y, w, font, colour }: Line, palette: Palette): boolean {
  const box: Rect = { left: x - 2, right: x + w + 2, top: y - SIZE, bottom: y + 4 };
  if (box.left < -rim || box.right > right + rim || box.top < -rim || box.bottom > bottom + rim || !taken.isFree(box)) return false;
  taken.take(box);
  on.font = font;
  on.lineWidth = 3;
  on.lineJoin = 'round';
  on.strokeStyle = palette.paper;
  on.strokeText(text, x, y);
  on.fillStyle = colour;
  on.fillText(text, x, y);
  return true;
}
