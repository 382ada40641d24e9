// The network on a sheet: ties below, parties above. What is drawn depends on nothing but what is given here, so screen and file show the same.
import { curve, fan, path, pointAt, type Curve } from './curve';
import { LINE_HEIGHT, SIZE, placeNames, placeNotes, placeWord, Taken, type Label, type Rect } from './labels';
import type { Placed, Point } from './layout';
import { letter } from './legend';
import { line, marks } from './marks';
import { order, type Entity, type Network, type Tie } from './shape';
import { sign } from './signs';
import { at, shape, type Shape } from './svg';
import type { Palette } from './tones';

export interface Scene {
  readonly network: Network;
  /** Where each party stands on the sheet, in its units. */
  readonly placed: ReadonlyMap<string, Placed>;
  readonly sheet: Rect;
  readonly palette: Palette;
  /** Ties that the years leave. */
  readonly shown: ReadonlySet<string>;
  readonly centres: ReadonlySet<string>;
  /** The party or tie that is pointed at or chosen; the rest steps back. */
  readonly lit: string | null;
  /** The one that Tab reaches; null where the drawing is for a file. */
  readonly reach: string | null;
  readonly words: boolean;
  /** What the desk wrote beside parties, and whom it pinned. */
  readonly notes?: ReadonlyMap<string, string>;
  readonly pinned?: ReadonlySet<string>;
  /** The most lines that a name may have. */
  readonly rows: number;
}

/** More ties than this on a sheet are drawn finer, and bear marks only where one is lit. */
const MANY = 120;

export interface Drawing {
  readonly drawn: Shape;
  /** Parties whose name found no room. */
  readonly nameless: number;
}

export function draw(scene: Scene): Drawing {
  const { network, placed, shown, sheet } = scene;
  const places = fan(network.ties);
  const curves = new Map(network.ties.map((tie, i) => [tie.key, curve(placed.get(tie.from)!, placed.get(tie.to)!, places[i]!, 15)]));
  const near = neighbours(scene);
  const standing = network.entities.filter(e => isStanding(scene, e));
  const taken = new Taken();
  for (const tie of network.ties) if (shown.has(tie.key)) takeLine(scene, tie, curves.get(tie.key)!, near, taken);
  const names = placeNames(standing.map(e => placed.get(e.id)!), sheet, taken, { first: new Set(near.size <= 40 ? near : []), rows: scene.rows });
  const notes = placeNotes(standing.flatMap(e => { const text = scene.notes?.get(e.id); return text === undefined ? [] : [{ party: placed.get(e.id)!, text }]; }), sheet, taken);
  const ties = network.ties.map(tie => drawTie(scene, tie, curves.get(tie.key)!, near, taken));
  // The best tied are drawn last, so that nothing covers them.
  const parties = [...network.entities].sort((a, b) => placed.get(a.id)!.ties - placed.get(b.id)!.ties || order(a.id, b.id)).map(e => drawParty(scene, e, { name: names.get(e.id), note: notes.get(e.id) }, near));
  return { drawn: shape('g', {}, shape('g', { class: 'ties' }, ...ties), shape('g', { class: 'parties' }, ...parties)), nameless: standing.length - names.size };
}

/** Everything about a tie in one line: no tie is told of without its axes. */
export function tell(network: Network, tie: Tie): string {
  const { words } = network;
  const name = (id: string): string => network.entities.find(e => e.id === id)?.name ?? id;
  return [
    `${name(tie.from)} ${tie.directed ? '→' : '–'} ${name(tie.to)}: ${says(network, tie)}`, tie.modalityLabel, tie.attribution, tie.standing,
    tie.answered > 0 ? words.of('island.answered') : '', tie.accepted > 0 ? words.of('island.accepted') : '',
  ].filter(part => part !== '').join(' · ');
}

export function says(network: Network, tie: Tie): string {
  return tie.negated ? `${network.words.of('claim.not')} ${tie.label}` : tie.label;
}

/** The ids that belong to what is lit: a party with its ties and their other ends, or a tie with its two ends. Empty where nothing is. */
function neighbours({ network, lit, shown }: Scene): Set<string> {
  const near = new Set<string>();
  if (lit === null) return near;
  near.add(lit);
  for (const tie of network.ties) if (shown.has(tie.key) && (tie.key === lit || tie.from === lit || tie.to === lit)) near.add(tie.key).add(tie.from).add(tie.to);
  return near;
}

/** A party stands while a tie of its is shown; one that never had any, and one that was asked for, always. */
function isStanding({ network, shown, centres, placed }: Scene, entity: Entity): boolean {
  return centres.has(entity.id) || placed.get(entity.id)!.ties === 0 || network.ties.some(t => shown.has(t.key) && (t.from === entity.id || t.to === entity.id));
}

/** Names keep off marks, and off lines where they can. */
function takeLine(scene: Scene, tie: Tie, c: Curve, near: ReadonlySet<string>, taken: Taken): void {
  const length = Math.hypot(c.end.x - c.start.x, c.end.y - c.start.y);
  const steps = Math.min(60, Math.ceil(length / 9));
  for (let i = 0; i <= steps; i++) taken.crosses(pointAt(c, i / steps));
  const count = marksFor(scene, tie, c, near).length;
  const middle = pointAt(c, 0.5);
  if (count > 0) taken.take({ left: middle.x - count * 6.5, right: middle.x + count * 6.5, top: middle.y - 6, bottom: middle.y + 6 });
}

function marksFor({ shown, lit, palette }: Scene, tie: Tie, c: Curve, near: ReadonlySet<string>): Shape[] {
  const crowded = shown.size > MANY && Math.hypot(c.end.x - c.start.x, c.end.y - c.start.y) < 130;
  return (lit === null ? crowded : !near.has(tie.key)) ? [] : marks(c, tie, palette);
}

function drawTie(scene: Scene, tie: Tie, c: Curve, near: ReadonlySet<string>, taken: Taken): Shape {
  const { network, palette, lit, shown, reach, sheet } = scene;
  const isNear = near.has(tie.key);
  const visible = shown.has(tie.key);
  const told = tell(network, tie);
  const middle = pointAt(c, 0.5);
  const wanted = visible && (isNear ? near.size <= 60 : scene.words && lit === null) && Math.hypot(c.end.x - c.start.x, c.end.y - c.start.y) > 46;
  const borne = marksFor(scene, tie, c, near);
  const below = borne.length > 0 ? 13 : 0;
  const word = wanted ? placeWord(says(network, tie), { x: middle.x, y: middle.y + below }, sheet, taken) : null;
  return shape('g', {
    class: `tie m-${tie.modality} t-${tie.tone}`, display: visible ? null : 'none', opacity: lit !== null && !isNear ? 0.13 : null,
    ...(reach === null ? {} : { 'data-key': tie.key, role: 'button', tabindex: reach === tie.key ? 0 : -1 }),
  },
    shape('title', {}, told),
    reach === null ? null : shape('path', { d: path(c), class: 'hit', fill: 'none', stroke: 'transparent', 'stroke-width': 13 }),
    lit === tie.key ? shape('path', { d: path(c), fill: 'none', stroke: palette.accent, 'stroke-width': 9, opacity: 0.22, 'stroke-linecap': 'round' }) : null,
    ...line(c, tie, palette, shown.size > MANY && !isNear ? 0.72 : 1), ...borne, ...(word ? written(word, palette) : []));
}

/** What a tie is, on a strip of paper so that its own line does not strike it out. */
function written(word: Label, palette: Palette): Shape[] {
  const { left, top, right, bottom } = word.box;
  return [
    shape('rect', { x: at(left), y: at(top), width: at(right - left), height: at(bottom - top), fill: palette.paper, opacity: 0.86 }),
    text(word, { x: 0, y: 0 }, palette, { 'font-size': SIZE - 1.5, 'font-style': 'italic', fill: palette.soft }),
  ];
}

function drawParty(scene: Scene, entity: Entity, { name: label, note }: { name: Label | undefined; note: Label | undefined }, near: ReadonlySet<string>): Shape {
  const { network, placed, palette, lit, reach, centres } = scene;
  const spot = placed.get(entity.id)!;
  const type = network.words.of(`entity_type.${entity.type}`);
  const written = scene.notes?.get(entity.id);
  const told = [entity.name, type, scene.pinned?.has(entity.id) ? network.words.of('island.board.pinned') : '', written === undefined ? '' : `${network.words.of('island.board.note')}: ${written}`].filter(p => p !== '').join(' · ');
  const centre = centres.has(entity.id);
  return shape('g', {
    class: 'node', transform: `translate(${at(spot.x)} ${at(spot.y)})`, display: isStanding(scene, entity) ? null : 'none', opacity: lit !== null && !near.has(entity.id) ? 0.16 : null,
    ...(reach === null ? {} : { 'data-key': entity.id, role: 'button', tabindex: reach === entity.id ? 0 : -1 }),
  },
    shape('title', {}, told),
    ...sign(entity.type, letter(type), spot.r, { palette, centre, named: entity.named, strong: lit === entity.id }),
    scene.pinned?.has(entity.id) ? shape('circle', { cx: at(spot.r * 0.8), cy: at(-spot.r * 0.8), r: 3, fill: palette.accent, stroke: palette.paper, 'stroke-width': 1.2 }) : null,
    ...(note ? paperNote(note, spot, palette) : []),
    label ? text(label, spot, palette, { 'font-size': SIZE, 'font-weight': centre || lit === entity.id ? 700 : null, 'font-style': entity.named ? null : 'italic', fill: palette.ink }) : null);
}

/** The desk's own words: on a strip of their own, in italics, so that nobody takes them for what a source says. */
function paperNote(note: Label, origin: Point, palette: Palette): Shape[] {
  const { left, top, right, bottom } = note.box;
  return [
    shape('rect', { x: at(left - origin.x), y: at(top - origin.y), width: at(right - left), height: at(bottom - top), fill: palette.paper, stroke: palette.accent, 'stroke-width': 0.8, 'stroke-dasharray': '2 2' }),
    text(note, origin, palette, { 'font-size': SIZE - 1, 'font-style': 'italic', fill: palette.soft }),
  ];
}

/** Text with a rim of paper, so that lines below do not cut it; placed from `origin`. */
function text(label: Label, origin: Point, palette: Palette, dress: Shape['attributes']): Shape {
  return shape('text', { 'text-anchor': label.anchor, stroke: palette.paper, 'stroke-width': 3.2, 'stroke-linejoin': 'round', 'paint-order': 'stroke', 'aria-hidden': 'true', ...dress },
    ...label.lines.map((l, i) => shape('tspan', { x: at(label.x - origin.x), y: at(label.y - origin.y + i * LINE_HEIGHT) }, l)));
}
