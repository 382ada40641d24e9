// What the whole network's data look like here: columns of numbers, read with care, since a tie without how it is said and where it stands must never be drawn.
import { MODALITIES, TYPES, type EntityType, type Modality } from '../network/shape';
import { toneOf, type Tone } from '../network/tones';

export interface Kind {
  readonly label: string;
  readonly sign: EntityType;
}

export interface Relation {
  readonly name: string;
  readonly label: string;
  /** The type on the address of the tie's own page; null: it has none. */
  readonly page: string | null;
}

export interface Group {
  readonly label: string;
  readonly members: number;
}

export interface Crowd {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly kinds: readonly Kind[];
  readonly kind: readonly number[];
  readonly degree: readonly number[];
  readonly group: readonly number[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly groups: readonly Group[];
  readonly relations: readonly Relation[];
  readonly ties: Ties;
  readonly years: readonly [number, number] | null;
  /** Ties that the sheet does not bear. */
  readonly left: number;
}

/** Columns; the ties that most claims say most firmly come first. */
export interface Ties {
  readonly count: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly relation: readonly number[];
  readonly modality: readonly Modality[];
  readonly tone: readonly Tone[];
  readonly marks: readonly number[];
  readonly claims: readonly number[];
}

export const DIRECTED = 1, ANSWERED = 2, ACCEPTED = 4;

/** Reads /network/whole.json. Fails with a TypeError where the data are no network. */
export function readCrowd(json: unknown): Crowd {
  const root = record(json);
  const parties = record(root['parties']);
  const ids = texts(parties['id']);
  const column = (of: unknown, length: number): number[] => {
    const found = numbers(of);
    if (found.length !== length) throw new TypeError('columns differ in length');
    return found;
  };
  const ties = record(root['ties']);
  const from = numbers(ties['from']);
  const said = texts(root['modalities']);
  const stands = texts(root['tones']);
  const years = numbers(root['years']);
  return {
    ids, names: texts(parties['name']), kind: column(parties['kind'], ids.length), degree: column(parties['ties'], ids.length), group: column(parties['group'], ids.length),
    x: Float64Array.from(column(parties['x'], ids.length)), y: Float64Array.from(column(parties['y'], ids.length)),
    kinds: list(root['kinds']).map(record).map(k => ({ label: String(k['label']), sign: TYPES.find(t => t === k['sign']) ?? 'Organization' })),
    groups: list(root['groups']).map(record).map(g => ({ label: String(g['label']), members: Number(g['members']) })),
    relations: list(root['relations']).map(record).map(r => ({ name: String(r['name']), label: String(r['label']), page: typeof r['page'] === 'string' ? r['page'] : null })),
    ties: {
      count: from.length, from, to: column(ties['to'], from.length), relation: column(ties['relation'], from.length), marks: column(ties['marks'], from.length), claims: column(ties['claims'], from.length),
      // What does not say how it is said is drawn as the weaker: alleged.
      modality: column(ties['modality'], from.length).map(m => MODALITIES.find(k => k === said[m]) ?? 'alleged'),
      tone: column(ties['tone'], from.length).map(t => toneOf(stands[t] ?? '')),
    },
    years: years.length === 2 && years[0]! > 0 ? [firstYear(ties), years[1]!] : null,
    left: Number(record(root['left'])['ties'] ?? 0),
  };
}

// A year may be missing (0) on either side.
function firstYear(ties: Record<string, unknown>): number {
  return [...numbers(ties['first']), ...numbers(ties['last'])].reduce((least, y) => (y > 0 && y < least ? y : least), 9999);
}

/** Of each party the numbers of its ties, best first. */
export function tiesOf(crowd: Crowd): readonly (readonly number[])[] {
  const all: number[][] = crowd.ids.map(() => []);
  for (let t = 0; t < crowd.ties.count; t++) {
    all[crowd.ties.from[t]!]!.push(t);
    all[crowd.ties.to[t]!]!.push(t);
  }
  return all;
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no record');
  return value as Record<string, unknown>;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('no list');
  return value;
}

const numbers = (value: unknown): number[] => list(value).map(Number);
const texts = (value: unknown): string[] => list(value).map(String);
