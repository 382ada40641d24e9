// What the network's data looks like here, whatever the wire calls it: read with care, since a tie without its axes must never be drawn.
import type { Words } from '../page/words';
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
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly url: string;
  /** Under which it may be used, in words; that none is stated is said too. */
  readonly licence: string;
}

/** A line of the network: the claims of one type between two parties. */
export interface Tie {
  /** Its ends and type; also what the page's table calls it. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly label: string;
  readonly directed: boolean;
  readonly modality: Modality;
  readonly modalityLabel: string;
  readonly negated: boolean;
  readonly tone: Tone;
  /** Where it stands in law, or that nothing is on record in so many documents. */
  readonly standing: string;
  /** Who says so, or that the articles do in their own voice. */
  readonly attribution: string;
  /** Years; null where no claim of it is dated. */
  readonly first: number | null;
  readonly last: number | null;
  readonly answered: number;
  readonly accepted: number;
  readonly claims: number;
  readonly sources: readonly Source[];
}

/** A row of the legend. */
export interface Entry<K extends string> {
  readonly key: K;
  readonly label: string;
}

export interface Network {
  readonly entities: readonly Entity[];
  readonly ties: readonly Tie[];
  /** How many the limit left out. */
  readonly left: number;
  readonly modalities: readonly Entry<Modality>[];
  readonly tones: readonly Entry<Tone>[];
  readonly words: Words;
}

/** Reads /network.json. Fails with a TypeError where the data is no network. */
export function readNetwork(json: unknown, words: Words): Network {
  const root = record(json);
  const entities = list(root['entities']).map(e => entity(record(e))).sort((a, b) => order(a.id, b.id));
  const known = new Set(entities.map(e => e.id));
  const ties = list(root['edges']).map(e => tie(record(e), words, record(root['licences'] ?? {}))).filter(t => known.has(t.from) && known.has(t.to)).sort((a, b) => order(a.key, b.key));
  return {
    entities, ties, words, left: number(root['left']) ?? 0,
    modalities: MODALITIES.map(key => ({ key, label: words.of(`modality.${key}`) })),
    tones: TONES.map(key => ({ key, label: words.of(`tone.${key}`) })),
  };
}

function entity(e: Fields): Entity {
  const id = text(e['id']);
  const type = text(e['type']) as EntityType;
  return { id, name: text(e['name']) || id, type: TYPES.includes(type) ? type : 'Organization', named: e['named'] !== false };
}

function tie(e: Fields, words: Words, licences: Fields): Tie {
  const claims = list(e['claims'] ?? []).map(record);
  const [from, to, type, stage] = [text(e['from']), text(e['to']), text(e['type']), text(e['stage'])];
  // What does not say how it is said is drawn as the weaker: alleged.
  const modality = MODALITIES.find(m => m === e['modality']) ?? 'alleged';
  const documents = number(record(e['standing'] ?? {})['documents']) ?? 0;
  return {
    key: `${from} ${type} ${to}`, from, to, type, modality,
    label: words.of(`verb.${text(e['relation']) || type}`),
    directed: e['directed'] !== false,
    modalityLabel: words.of(`modality.${modality}`),
    negated: e['negated'] === true,
    tone: toneOf(text(e['tone']) || stage),
    standing: stage === '' ? words.of(documents === 1 ? 'standing.none.one' : 'standing.none.many', documents) : `${words.of('standing.of', text(e['whose']) || words.of('party.none'))} ${words.of(`stage.${stage}`)}`,
    attribution: saidBy(record(e['attribution'] ?? {}), words),
    first: year(e['first']) ?? year(e['last']),
    last: year(e['last']) ?? year(e['first']),
    answered: number(e['answered']) ?? 0,
    accepted: number(e['accepted']) ?? 0,
    claims: claims.length,
    sources: [...new Map(claims.map(c => source(record(c['document'] ?? {}), words, licences)).map(s => [s.id, s])).values()],
  };
}

/** The speakers, the first of each chain first, and the articles' own voice: a few, then how many more. */
function saidBy(said: Fields, words: Words): string {
  const chains = [...new Set(list(said['chains'] ?? []).map(chain => list(chain).map(text).join(' → ')))].filter(c => c !== '');
  const few = chains.slice(0, 3).join('; ') + (chains.length > 3 ? ` +${chains.length - 3}` : '');
  const own = said['own_voice'] === true || chains.length === 0;
  return [few === '' ? '' : `${words.of('attribution.by')} ${few}`, own ? words.of('attribution.own') : ''].filter(p => p !== '').join('; ');
}

function source(d: Fields, words: Words, licences: Fields): Source {
  const licence = text(licences[text(d['id'])]);
  return { id: text(d['id']) || text(d['title']), title: text(d['title']), publisher: text(d['publisher']), published: text(d['published']), url: text(d['url']), licence: licence === '' ? words.of('island.licence.none') : words.of('island.licence', licence) };
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

function year(value: unknown): number | null {
  const found = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return /^\d{4}/.test(found) ? Number(found.slice(0, 4)) : null;
}
