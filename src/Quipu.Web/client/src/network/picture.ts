// The network as a picture to publish: the drawing, its key, every tie in words with its axes, and the sources. Nothing in it needs another file.
import { fit, project } from './camera';
import { draw, tell } from './draw';
import type { Placed } from './layout';
import { legend } from './legend';
import { line } from './marks';
import { order, type Network, type Source, type Tie } from './shape';
import { at, shape, toMarkup, type Shape } from './svg';
import { wrap } from './text';
import { LIGHT } from './tones';

export interface Caption {
  readonly title: string;
  /** Under the title: how many ties, which years, how many are left out. */
  readonly notes: readonly string[];
  /** Below all: when it was made, of what, and the address that reopens it. */
  readonly colophon: readonly string[];
}

export interface Picture {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
}

const RIM = 36;
const SERIF = "Georgia, 'Times New Roman', serif";
const SANS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

/** What a board adds to the picture. */
export interface Beside {
  readonly notes: ReadonlyMap<string, string>;
  readonly pinned: ReadonlySet<string>;
}

export function picture(network: Network, plan: readonly Placed[], shown: ReadonlySet<string>, centres: ReadonlySet<string>, caption: Caption, beside?: Beside): Picture {
  const ties = network.ties.filter(t => shown.has(t.key));
  const { drawn, width, height } = roomiest(network, plan, shown, centres, beside);
  const inner = width - 2 * RIM;
  const parts: Shape[] = [];
  let y = RIM;
  for (const row of wrap(caption.title, 25, inner, 3)) parts.push(words(row, RIM, (y += 26), { 'font-size': 25, 'font-weight': 700, 'font-family': SERIF }));
  for (const note of caption.notes) for (const row of wrap(note, 12.5, inner, 3)) parts.push(words(row, RIM, (y += 19), { 'font-size': 12.5, fill: LIGHT.soft }));
  y += 14;
  parts.push(rule(y, width), shape('g', { transform: `translate(0 ${at(y)})` }, drawn));
  y += height;
  const key = legend(network, inner, LIGHT);
  parts.push(rule(y, width), shape('g', { transform: `translate(${RIM} ${at(y + 12)})` }, key.drawn));
  y += key.height + 18;
  const sources = sourcesOf(ties);
  const name = new Map(network.entities.map(e => [e.id, e.name]));
  const written = columns([...(beside?.notes ?? [])].filter(([id]) => name.has(id)).map(([id, text]) => ({ text: `${name.get(id)}: ${text}`, tie: null })), width, y, network.words.of('island.board.note'));
  parts.push(...written.drawn);
  y = written.bottom;
  const listed = columns(tiesInWords(network, ties, sources), width, y, network.words.of('entity.ties'));
  const named = columns(sources.map((source, i) => ({ text: `${i + 1}  ${[source.publisher, source.title, source.published, source.url, source.licence].filter(s => s !== '').join(', ')}`, tie: null })), width, listed.bottom, network.words.of('island.sources'));
  parts.push(...listed.drawn, ...named.drawn);
  y = named.bottom + 12;
  parts.push(rule(y - 6, width));
  for (const text of caption.colophon) for (const row of wrap(text, 10.5, inner, 3)) parts.push(words(row, RIM, (y += 14), { 'font-size': 10.5, fill: LIGHT.soft }));
  const total = Math.ceil(y + RIM * 0.7);
  const svg = shape('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height: total, viewBox: `0 0 ${width} ${total}`, 'font-family': SANS, fill: LIGHT.ink, role: 'img' },
    shape('title', {}, caption.title), shape('desc', {}, [...caption.notes, ...caption.colophon].join(' ')),
    shape('rect', { width, height: total, fill: LIGHT.paper }), ...parts);
  return { markup: `<?xml version="1.0" encoding="UTF-8"?>\n${toMarkup(svg)}\n`, width, height: total };
}

/** The smallest of a few sheets on which every name finds room, else the largest. */
function roomiest(network: Network, plan: readonly Placed[], shown: ReadonlySet<string>, centres: ReadonlySet<string>, beside?: Beside): { drawn: Shape; width: number; height: number } {
  const [w, h] = [extent(plan.map(p => p.x)), extent(plan.map(p => p.y))];
  let last = { drawn: shape('g'), width: 0, height: 0 };
  for (const grow of [1, 1.25, 1.6, 2, 2.5]) {
    const width = Math.round(Math.max(1000, w * grow + 260));
    const height = Math.round(Math.max(320, Math.min(h * grow + 140, width * 1.25)));
    const sheet = { left: 8, top: 8, right: width - 8, bottom: height - 8 };
    const placed = project(plan, fit(plan, sheet, 2.5));
    const { drawn, nameless } = draw({ network, placed, sheet, palette: LIGHT, shown, centres, lit: null, reach: null, words: shown.size <= 80, rows: 6, ...(beside ? { notes: beside.notes } : {}) });
    last = { drawn, width, height };
    if (nameless === 0) break;
  }
  return last;
}

function sourcesOf(ties: readonly Tie[]): Source[] {
  return [...new Map(ties.flatMap(t => t.sources).map(s => [s.id, s])).values()].sort((a, b) => order(a.publisher, b.publisher) || order(a.published, b.published) || order(a.title, b.title));
}

interface Row {
  readonly text: string;
  readonly tie: Tie | null;
}

function tiesInWords(network: Network, ties: readonly Tie[], sources: readonly Source[]): Row[] {
  const number = new Map(sources.map((s, i) => [s.id, i + 1]));
  return ties.map(tie => {
    const cited = [...new Set(tie.sources.map(s => number.get(s.id)!))].sort((a, b) => a - b);
    return { text: `${tell(network, tie)}${cited.length > 0 ? ` [${cited.join(', ')}]` : ''}`, tie };
  }).sort((a, b) => order(a.text, b.text));
}

/** Rows of text in columns of about the same height under a heading. */
function columns(rows: readonly Row[], sheet: number, top: number, heading: string): { drawn: Shape[]; bottom: number } {
  if (rows.length === 0) return { drawn: [], bottom: top };
  const count = Math.min(rows.length, Math.max(1, Math.floor((sheet - 2 * RIM) / 440)));
  const room = (sheet - 2 * RIM - (count - 1) * 28) / count;
  const set = rows.map(row => ({ ...row, lines: wrap(row.text, 11, room - (row.tie ? 40 : 4), 6) }));
  const height = (lines: number): number => lines * 14 + 4;
  const target = set.reduce((sum, r) => sum + height(r.lines.length), 0) / count;
  const drawn: Shape[] = [words(heading, RIM, top + 18, { 'font-size': 12.5, 'font-weight': 700 })];
  let [column, y, bottom] = [0, 0, 0];
  for (const row of set) {
    if (y >= target && column < count - 1) [column, y] = [column + 1, 0];
    const x = RIM + column * (room + 28);
    const base = top + 38 + y;
    if (row.tie) drawn.push(...line({ start: { x, y: base - 4 }, bend: { x: x + 16, y: base - 4 }, end: { x: x + 32, y: base - 4 } }, row.tie, LIGHT));
    row.lines.forEach((l, i) => drawn.push(words(l, x + (row.tie ? 40 : 0), base + i * 14, { 'font-size': 11 })));
    y += height(row.lines.length);
    bottom = Math.max(bottom, y);
  }
  return { drawn, bottom: top + 38 + bottom };
}

function extent(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

function rule(y: number, sheet: number): Shape {
  return shape('path', { d: `M${RIM} ${at(y)}H${sheet - RIM}`, stroke: LIGHT.faint, 'stroke-width': 1 });
}

function words(text: string, x: number, y: number, dress: Shape['attributes']): Shape {
  return shape('text', { x: at(x), y: at(y), ...dress }, text);
}
