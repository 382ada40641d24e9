// The network as /network.json has it (the parts that are drawn).

export interface Entity { id: string; type: string; name: string; named: boolean; claims: number; documents: number }

export interface Source { id: string; title: string; publisher?: string; published?: string }

export interface Edge {
  from: string; to: string; type: string; directed: boolean; modality: string; negated: boolean; stage?: string; tone: string;
  first?: string; last?: string; answered: number; accepted: number; claims: { id: string; document: Source }[];
}

export interface Ties { entities: Entity[]; edges: Edge[]; left: number }

export type Words = Record<string, string>;

/** Words under a key, with {0} filled in. */
export const say = (words: Words, key: string, value?: string | number) => (words[key] ?? key).replace("{0}", String(value ?? ""));
