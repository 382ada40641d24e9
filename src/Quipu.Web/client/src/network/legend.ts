// The key to the picture, drawn into it: wherever the network goes, its meaning goes with it.
import { acceptedMark, answeredMark, line, notMark, stageMark } from './marks';
import { TYPES, type Network } from './shape';
import { sign } from './signs';
import { at, shape, type Shape } from './svg';
import { width } from './text';
import type { Palette } from './tones';

const ROW = 21;
const SIZE = 11.5;

interface Item {
  readonly label: string;
  readonly room: number;
  draw(x: number, y: number): Shape[];
}

export interface Block {
  readonly drawn: Shape;
  readonly height: number;
}

/** Three groups (lines, colours, signs and marks), set in rows no wider than the sheet. Lines and colours are always all there. */
export function legend(network: Network, sheet: number, palette: Palette): Block {
  const groups: [string, Item[]][] = [
    [network.words.of('island.line'), modalities(network, palette)],
    [network.words.of('island.colour'), stages(network, palette)],
    [network.words.of('island.sign'), [...types(network, palette), ...extras(network, palette)]],
  ];
  const drawn: Shape[] = [];
  const indent = sheet >= 640 ? Math.max(...groups.map(([title]) => width(title, SIZE) * 1.08)) + 14 : 0;
  let y = 0;
  for (const [title, items] of groups) {
    drawn.push(caption(title, 0, y + 14, palette));
    let x = indent;
    if (indent === 0) y += ROW - 3;
    for (const item of items) {
      const room = item.room + 6 + width(item.label, SIZE) + 14;
      if (x > indent && x + room - 14 > sheet) {
        x = indent;
        y += ROW;
      }
      drawn.push(...item.draw(x, y + 10), shape('text', { x: at(x + item.room + 6), y: at(y + 14), 'font-size': SIZE, fill: palette.ink }, item.label));
      x += room;
    }
    y += ROW + (indent === 0 ? 5 : 1);
  }
  return { drawn: shape('g', { class: 'legend' }, ...drawn), height: y };
}

function caption(title: string, x: number, y: number, palette: Palette): Shape {
  return shape('text', { x: at(x), y: at(y), 'font-size': SIZE, 'font-weight': 700, fill: palette.soft }, title);
}

function modalities(network: Network, palette: Palette): Item[] {
  const ink: Palette = { ...palette, tone: { ...palette.tone, none: palette.ink } };
  return network.modalities.map(({ key, label }) => ({
    label, room: 34,
    draw: (x, y) => line({ start: { x, y }, bend: { x: x + 17, y }, end: { x: x + 34, y } }, { modality: key, tone: 'none', directed: false }, ink),
  }));
}

function stages(network: Network, palette: Palette): Item[] {
  return network.tones.map(({ key, label }) => ({
    label, room: 26,
    draw: (x, y) => [
      shape('path', { d: `M${at(x)} ${at(y)}H${at(x + 26)}`, stroke: palette.tone[key], 'stroke-width': 2.4 }),
      ...(key === 'none' ? [] : [stageMark({ x: x + 13, y }, key, palette)]),
    ],
  }));
}

function types(network: Network, palette: Palette): Item[] {
  const present = TYPES.filter(type => network.entities.some(e => e.type === type));
  return present.map(type => {
    const label = network.words.of(`entity_type.${type}`);
    return { label, room: 18, draw: (x, y) => [shape('g', { transform: `translate(${at(x + 9)} ${at(y)})` }, ...sign(type, letter(label), 7.5, { palette, centre: false, named: true, strong: false }))] };
  });
}

function extras(network: Network, palette: Palette): Item[] {
  const { ties, entities, words } = network;
  const items: (Item | false)[] = [
    entities.some(e => !e.named) && { label: words.of('island.unnamed'), room: 18, draw: (x, y) => [shape('circle', { cx: at(x + 9), cy: at(y), r: 7, fill: palette.paper, stroke: palette.ink, 'stroke-width': 1.4, 'stroke-dasharray': '2.5 2' })] },
    ties.some(t => t.accepted > 0) && { label: words.of('island.accepted'), room: 12, draw: (x, y) => [acceptedMark({ x: x + 6, y }, palette)] },
    ties.some(t => t.answered > 0) && { label: words.of('island.answered'), room: 12, draw: (x, y) => [answeredMark({ x: x + 6, y }, palette)] },
    ties.some(t => t.negated) && { label: words.of('island.negated'), room: 12, draw: (x, y) => [notMark({ x: x + 6, y }, palette)] },
  ];
  return items.filter(item => item !== false);
}

/** The letter on a sign: the first of its type's name, in the page's language. */
export function letter(label: string): string {
  return ([...label][0] ?? '').toLocaleUpperCase();
}
