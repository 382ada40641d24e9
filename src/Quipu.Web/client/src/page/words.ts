import keys from '../../words.json';

/** Words that an island prints, in the page's language. They come with the page; scripts hold none. The server reads the same list of keys. */
export type Word = (typeof keys)[number];

/** Families of words whose members the data names. */
type Family = 'entity_type' | 'modality' | 'stage' | 'tone' | 'verb';

/** A table of words. A key that is missing shows as itself, so that the gap is seen. */
export class Words {
  readonly #table: Readonly<Record<string, string>>;

  constructor(table: Readonly<Record<string, string>>) {
    this.#table = table;
  }

  /** The words under a key, with values put in for {0}, {1}, … */
  of(key: Word | `${Family}.${string}`, ...values: readonly (string | number)[]): string {
    return (this.#table[key] ?? key).replace(/\{(\d)\}/g, (hole, at: string) => String(values[Number(at)] ?? hole));
  }
}
