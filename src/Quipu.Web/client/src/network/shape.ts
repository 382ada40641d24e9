// What the network's data looks like here, whatever the wire calls it: read with care, since a tie without its axes must never be drawn.
import { Words } from '../page/words';
import { TONES, toneOf, type Tone } from './tones';

export const MODALITIES = ['stated', 'alleged', 'possible', 'denied'] as const;
export type Modality = (typeof MODALITIES)[number];

export const TYPES = ['Person', 'Organization', 'Company', 'PublicBody', 'Place', 'Law', 'Event'] as const;
export type EntityType = (typeof TYPES)[number];

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  /** False for one known only by a description ("a businessman"). */
  readonly named: boolean;
  readonly url: string;
}

export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly url: string;
}

export interface Claim {
  readonly id: string;
  readonly url: string;
  readonly sentence: string;
  readonly quote: string;
  readonly attribution: string;
  readonly modality: string;
  readonly standing: string;
  readonly review: string;
  readonly document: Source;
}

export interface Tie {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly directed: boolean;
  readonly modality: Modality;
  readonly modalityLabel: string;
  readonly negated: boolean;
  readonly tone: Tone;
  readonly stageLabel: string;
  readonly attribution: string;
  /** Years; null where no claim of it is dated. */
  readonly first: number | null;
  readonly last: number | null;
  readonly answered: number;
  readonly accepted: number;
  readonly claims: readonly Claim[];
}

export interface Entry<K extends string> {
  readonly key: K;
  readonly label: string;
}

export interface Network {
  readonly entities: readonly Entity[];
  readonly ties: readonly Tie[];
  /** How many the filters and the limit left out. */
  readonly left: number;
  readonly legend: { readonly modality: readonly Entry<Modality>[]; readonly stage: readonly Entry<Tone>[] };
  readonly words: Words;
}

/** Fails with a TypeError where the data is no network. */
export function readNetwork(json: unknown, given: Readonly<Record<string, string>> = {}): Network {
  const root = record(json);
  const words = new Words(given, record(root['words'] ?? {}) as Record<string, string>);
  const entities = list(root['entities']).map(e => entity(record(e))).sort((a, b) => order(a.id, b.id));
  const known = new Set(entities.map(e => e.id));
  const ties = list(root['edges']).map(e => tie(record(e), words)).filter(t => known.has(t.from) && known.has(t.to)).sort((a, b) => order(a.key, b.key));
  return { entities, ties, left: number(root['left']) ?? 0, legend: legend(record(root['legend'] ?? {}), words), words };
}

/** The names of those who say so, and the articles' own voice: the first few, then how many more. */
export function saidBy(claims: readonly Claim[], most = 3): string {
  const all = [...new Set(claims.map(c => c.attribution).filter(a => a !== ''))];
  return all.slice(0, most).join('; ') + (all.length > most ? ` +${all.length - most}` : '');
}

function entity(e: Fields): Entity {
  const id = text(e['id']);
  const type = text(e['type']) as EntityType;
  return { id, name: text(e['name']) || id, type: TYPES.includes(type) ? type : 'Organization', named: e['named'] !== false, url: local(e['url']) ?? `/entities/${encodeURIComponent(id)}` };
}

function tie(e: Fields, words: Words): Tie {
  const claims = list(e['claims']).map(c => claim(record(c)));
  const modality = MODALITIES.find(m => m === e['modality']) ?? 'alleged';
  const [from, to, type] = [text(e['from']), text(e['to']), text(e['type'])];
  const stage = text(e['stage']);
  return {
    key: [from, to, type, modality, stage, e['negated'] === true ? 'not' : ''].join(' '),
    from, to, claims, modality,
    label: text(e['label']) || type,
    directed: e['directed'] !== false,
    modalityLabel: text(e['modality_label'] ?? e['modalityLabel']) || words.of(`modality.${modality}`),
    negated: e['negated'] === true,
    tone: toneOf(text(e['tone']) || stage),
    stageLabel: text(e['stage_label'] ?? e['stageLabel']) || (stage ? stage : words.of('standing.none.short')),
    attribution: typeof e['attribution'] === 'string' && e['attribution'] !== '' ? e['attribution'] : saidBy(claims) || words.of('attribution.own'),
    first: year(e['first']) ?? year(e['last']),
    last: year(e['last']) ?? year(e['first']),
    answered: number(e['answered']) ?? 0,
    accepted: number(e['accepted']) ?? 0,
  };
}

function claim(c: Fields): Claim {
  const d = record(c['document'] ?? {});
  const id = text(c['id']);
  return {
    id, url: local(c['url']) ?? `/claims/${encodeURIComponent(id)}`, sentence: text(c['sentence']), quote: text(c['quote']), attribution: text(c['attribution']),
    modality: text(c['modality']), standing: text(c['standing']), review: text(c['review']),
    document: { title: text(d['title']), publisher: text(d['publisher']), published: text(d['published']), url: text(d['url']) },
  };
}

function legend(l: Fields, words: Words): Network['legend'] {
  const labels = (of: unknown): Map<string, string> => new Map(list(of ?? []).map(entry => [text(record(entry)['key']), text(record(entry)['label'])]));
  const [modality, stage] = [labels(l['modality']), labels(l['stage'])];
  return {
    modality: MODALITIES.map(key => ({ key, label: modality.get(key) ?? words.of(`modality.${key}`) })),
    stage: TONES.map(key => ({ key, label: stage.get(key) ?? words.of(`tone.${key}`) })),
  };
}

/** Ids sort alike in every language and browser. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not a network');
  return value as Fields;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('not a network');
  return value;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** An address within this site; data never sends a reader elsewhere by a script. */
function local(value: unknown): string | null {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : null;
}

function year(value: unknown): number | null {
  const found = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return /^\d{4}/.test(found) ? Number(found.slice(0, 4)) : null;
}
