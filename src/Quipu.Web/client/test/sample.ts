import keys from '../words.json';
import { readNetwork, type Network } from '../src/network/shape';
import { Words } from '../src/page/words';

/** Every word as its key in brackets: a test sees which word stands where. */
export const words = new Words(new Proxy({}, { get: (_, key) => `[${String(key)}]` }));

/** The server's keys. */
export const listed = keys;

export interface Edge {
  from: string;
  to: string;
  type?: string;
  [more: string]: unknown;
}

/** A network as the server sends it, of invented parties. */
export function network(edges: readonly Edge[], alone: readonly string[] = []): Network {
  const ids = [...new Set([...edges.flatMap(e => [e.from, e.to]), ...alone])];
  return readNetwork({
    entities: ids.map(id => ({ id, type: 'Person', name: `Nombre ${id}`, named: true })),
    edges: edges.map(e => ({ type: 'funds', directed: true, modality: 'alleged', negated: false, tone: 'none', answered: 0, accepted: 0, attribution: { own_voice: true, chains: [] }, standing: { documents: 3 },
      claims: [{ id: 'c', document: { id: `d-${e.from}`, title: `Nota sobre ${e.from}`, publisher: 'La Voz', published: '2021-04-01', url: 'https://example.org/a' } }], ...e })),
    left: 0,
    licences: { 'd-a': 'CC BY 4.0' },
  }, words);
}

/** A ring of n parties with chords, in an order that depends on the seed and on nothing else. */
export function ring(n: number): Edge[] {
  return Array.from({ length: n }, (_, i) => [
    { from: `p${i}`, to: `p${(i + 1) % n}` }, ...(i % 3 === 0 ? [{ from: `p${i}`, to: `p${(i * 7 + 3) % n}`, type: 'owns' }] : []),
  ]).flat();
}
