import keys from '../../words.json';

/** Words that an island prints, in the page's language. They come with the page or its data; scripts hold none. */
export type Word = (typeof keys)[number];

/** Every key that islands ask for; the server's tables must have them all. */
export const KEYS: readonly Word[] = keys;

/** A table of words. A key that is missing shows as itself, so that the gap is seen. */
export class Words {
  readonly #table: Readonly<Record<string, string>>;

  constructor(...tables: readonly (Readonly<Record<string, string>> | null | undefined)[]) {
    this.#table = Object.assign({}, ...tables) as Record<string, string>;
  }

  has(key: string): boolean {
    return this.#table[key] !== undefined;
  }

  /** The words under a key, with values put in for {0}, {1}, … */
  of(key: string, ...values: readonly (string | number)[]): string {
    return (this.#table[key] ?? key).replace(/\{(\d)\}/g, (hole, at: string) => String(values[Number(at)] ?? hole));
  }
}
