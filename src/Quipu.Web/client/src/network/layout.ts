// Where each party stands. The same network lies the same way every time: parties in order of id, a fixed number of steps, no chance.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from 'd3-force';
import { order } from './shape';
import { width } from './text';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed extends Point {
  readonly id: string;
  readonly name: string;
  /** Radius of its sign. */
  readonly r: number;
  readonly ties: number;
}

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly room: number;
}

interface Box {
  readonly bodies: readonly Body[];
  readonly width: number;
  readonly height: number;
}

/** Between groups. */
const GAP = 34;

/** Places parties for a sheet of the given ratio of width to height. Groups without a tie between them are laid out apart and set side by side. */
export function layout(parties: readonly { id: string; name: string }[], ties: readonly { from: string; to: string }[], ratio: number): Placed[] {
  const degree = degrees(ties);
  const sorted = [...parties].sort((a, b) => order(a.id, b.id));
  const placed = pack(groups(sorted, ties).map(g => settle(g.parties, g.ties, degree, ratio)), ratio);
  return sorted.map(({ id, name }) => ({ id, name, ...placed.get(id)!, r: radius(degree.get(id) ?? 0, parties.length), ties: degree.get(id) ?? 0 }));
}

/** The same for parties of whom some have their place: these stay, and the others come to lie among them. */
export function layoutAround(parties: readonly { id: string; name: string }[], ties: readonly { from: string; to: string }[], standing: ReadonlyMap<string, Point>): Placed[] {
  const degree = degrees(ties);
  const sorted = [...parties].sort((a, b) => order(a.id, b.id));
  const spread = 60 * Math.sqrt(sorted.length);
  const bodies = sorted.map(({ id, name }, i): Body => {
    const stands = standing.get(id);
    const room = radius(degree.get(id) ?? 0, sorted.length) + 12 + Math.min(34, width(name, 12) / 5);
    if (stands) return { id, room, x: stands.x, y: stands.y, fx: stands.x, fy: stands.y };
    const near = ties.flatMap(t => (t.from === id ? standing.get(t.to) : t.to === id ? standing.get(t.from) : undefined) ?? []);
    const [x, y] = near.length > 0 ? [mean(near.map(p => p.x)), mean(near.map(p => p.y))] : [mean([...standing.values()].map(p => p.x)), mean([...standing.values()].map(p => p.y)) + spread];
    return { id, room, x: x + 40 * Math.cos(i * 2.4), y: y + 40 * Math.sin(i * 2.4) };
  });
  if (bodies.some(b => b.fx === undefined)) run(bodies, linksOf(ties), 24, 1.5);
  return sorted.map(({ id, name }, i) => ({ id, name, x: bodies[i]!.x!, y: bodies[i]!.y!, r: radius(degree.get(id) ?? 0, sorted.length), ties: degree.get(id) ?? 0 }));
}

function degrees(ties: readonly { from: string; to: string }[]): Map<string, number> {
  const degree = new Map<string, number>();
  for (const { from, to } of ties) for (const id of new Set([from, to])) degree.set(id, (degree.get(id) ?? 0) + 1);
  return degree;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length);
}

function radius(ties: number, parties: number): number {
  return Math.min(17, (parties <= 30 ? 9.5 : 7.5) + 1.5 * Math.sqrt(ties));
}

type Group = { parties: { id: string; name: string }[]; ties: { from: string; to: string }[] };

/** Parties that ties connect, the largest group first. */
function groups(parties: readonly { id: string; name: string }[], ties: readonly { from: string; to: string }[]): Group[] {
  const root = new Map(parties.map(p => [p.id, p.id]));
  const find = (id: string): string => {
    let at = id;
    while (root.get(at) !== at) at = root.get(at)!;
    root.set(id, at);
    return at;
  };
  for (const { from, to } of ties) {
    const [a, b] = [find(from), find(to)].sort(order) as [string, string];
    root.set(b, a);
  }
  const found = new Map<string, Group>();
  for (const party of parties) {
    const group = found.get(find(party.id)) ?? { parties: [], ties: [] };
    group.parties.push(party);
    found.set(find(party.id), group);
  }
  for (const tie of ties) found.get(find(tie.from))!.ties.push(tie);
  return [...found.values()].sort((a, b) => b.parties.length - a.parties.length || order(a.parties[0]!.id, b.parties[0]!.id));
}

function settle(parties: Group['parties'], ties: Group['ties'], degree: ReadonlyMap<string, number>, ratio: number): Box {
  const bodies = parties.map(({ id, name }): Body => ({ id, room: radius(degree.get(id) ?? 0, parties.length) + 12 + Math.min(34, width(name, 12) / 5) }));
  if (bodies.length > 1) {
    run(bodies, linksOf(ties), Math.min(degree.get(hub(bodies, degree)) ?? 1, 24), ratio);
  }
  return stretched(bodies, ratio);
}

/** One pull between two, however many ties they have. */
function linksOf(ties: readonly { from: string; to: string }[]): SimulationLinkDatum<Body>[] {
  const pairs = new Map(ties.filter(t => t.from !== t.to).map(t => [[t.from, t.to].sort(order).join(' '), t]));
  return [...pairs.entries()].sort(([a], [b]) => order(a, b)).map(([, t]): SimulationLinkDatum<Body> => ({ source: t.from, target: t.to }));
}

function run(bodies: Body[], links: SimulationLinkDatum<Body>[], crowd: number, ratio: number): void {
  forceSimulation(bodies)
    .force('tie', forceLink<Body, SimulationLinkDatum<Body>>(links).id(b => b.id).distance(l => (l.source as Body).room + (l.target as Body).room + 34 + crowd))
    .force('apart', forceManyBody<Body>().strength(b => -300 - 9 * b.room).distanceMax(900))
    .force('room', forceCollide<Body>(b => b.room).strength(0.9).iterations(2))
    .force('x', forceX<Body>().strength(ratio > 1 ? 0.045 : 0.045 / ratio))
    .force('y', forceY<Body>().strength(ratio > 1 ? 0.045 * ratio : 0.045))
    .stop()
    .tick(bodies.length > 200 ? 220 : 320);
}

/** The group in a box of its own, drawn out to about the ratio: a sheet is seldom round. */
function stretched(bodies: readonly Body[], ratio: number): Box {
  const span = (axis: 'x' | 'y'): number => Math.max(...bodies.map(b => b[axis] ?? 0)) - Math.min(...bodies.map(b => b[axis] ?? 0));
  const out = ratio / (Math.max(1, span('x')) / Math.max(1, span('y')));
  if (bodies.length > 4) for (const body of bodies) {
    body.x = (body.x ?? 0) * Math.min(1.5, Math.max(1, out));
    body.y = (body.y ?? 0) * Math.min(1.5, Math.max(1, 1 / out));
  }
  const edge = (axis: 'x' | 'y', sign: 1 | -1): number => Math.max(...bodies.map(b => sign * (b[axis] ?? 0) + b.room));
  const [left, right, top, bottom] = [-edge('x', -1), edge('x', 1), -edge('y', -1), edge('y', 1)];
  for (const body of bodies) {
    body.x = (body.x ?? 0) - left;
    body.y = (body.y ?? 0) - top;
  }
  return { bodies, width: right - left, height: bottom - top };
}

function hub(bodies: readonly Body[], degree: ReadonlyMap<string, number>): string {
  return bodies.reduce((most, b) => ((degree.get(b.id) ?? 0) > (degree.get(most.id) ?? 0) ? b : most)).id;
}

/** Sets groups in rows, each row as high as its highest: of a few sheets, the one that comes nearest to the ratio. */
function pack(boxes: readonly Box[], ratio: number): Map<string, Point> {
  const area = boxes.reduce((sum, b) => sum + (b.width + GAP) * (b.height + GAP), 0);
  const least = boxes[0]?.width ?? 0;
  let best = new Map<string, Point>();
  let off = Infinity;
  for (const wider of [0.8, 1, 1.2, 1.4, 1.7, 2]) {
    const { placed, width, height } = rows(boxes, Math.max(least, Math.sqrt(area * ratio) * wider));
    const now = Math.abs(Math.log(width / Math.max(1, height) / ratio));
    if (now < off - 1e-9) [best, off] = [placed, now];
  }
  return best;
}

function rows(boxes: readonly Box[], room: number): { placed: Map<string, Point>; width: number; height: number } {
  const placed = new Map<string, Point>();
  let [x, y, high, width] = [0, 0, 0, 0];
  for (const box of boxes) {
    if (x > 0 && x + box.width > room) {
      y += high + GAP;
      x = high = 0;
    }
    for (const body of box.bodies) placed.set(body.id, { x: Math.round((x + body.x!) * 100) / 100, y: Math.round((y + body.y!) * 100) / 100 });
    width = Math.max(width, x + box.width);
    x += box.width + GAP;
    high = Math.max(high, box.height);
  }
  return { placed, width, height: y + high };
}
