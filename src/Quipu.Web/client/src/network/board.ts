// What a board adds to its network: where its members stand, what the desk wrote beside them, and that a move is kept.
import type { Words } from '../page/words';
import type { Placed, Point } from './layout';

export interface Place extends Point {
  readonly id: string;
  /** A person put it there. */
  readonly pinned: boolean;
}

export interface BoardData {
  readonly places: ReadonlyMap<string, Place>;
  /** Of a party the notes on it. */
  readonly notes: ReadonlyMap<string, string>;
}

/** Reads what stands beside the network in the answer; a network of no board has none of it. */
export function readBoard(json: unknown): BoardData {
  const root = json as { places?: { id: string; x: number; y: number; pinned: boolean }[]; notes?: { on: string; text: string }[] };
  const notes = new Map<string, string>();
  for (const { on, text } of root.notes ?? []) notes.set(on, notes.has(on) ? `${notes.get(on)} · ${text}` : text);
  return { places: new Map((root.places ?? []).map(p => [p.id, p])), notes };
}

/** Places as the server takes them: a list of [id, x, y, pinned]. */
export function toPlaces(placed: readonly Placed[], pinned: (id: string) => boolean): string {
  return JSON.stringify(placed.map(p => [p.id, tenth(p.x), tenth(p.y), pinned(p.id)]));
}

/** The drawing that a board moves parties of. */
export interface Drawing {
  readonly words: Words;
  plan(): readonly Placed[];
  /** Puts a party elsewhere, in units of the plan. */
  put(id: string, by: Point): void;
  /** Sends a change to an address of the board's page; the answer, null where there was none. */
  send(address: string, body: unknown): Promise<Response | null>;
}

/** What becomes of a board while it is looked at: who is held, who is pinned, and what is not kept yet. Moves are sent together, a moment after the last; what could not be kept is sent with the next. */
export class Board implements BoardData {
  readonly notes: ReadonlyMap<string, string>;
  readonly pinned: Set<string>;
  /** Whom the arrows or the mouse move. */
  held: string | null = null;
  readonly #places: Map<string, Place>;
  readonly #address: string;
  readonly #told: HTMLElement;
  readonly #waiting = new Set<string>();
  #drawing: Drawing | null = null;
  #timer = 0;

  /** @param address Of the board's page; empty: the drawing is of no board, or of one that is laid aside. */
  constructor(data: BoardData, address: string, told: HTMLElement) {
    this.notes = data.notes;
    this.#places = new Map(data.places);
    this.pinned = new Set([...data.places.values()].filter(p => p.pinned).map(p => p.id));
    this.#address = address;
    this.#told = told;
  }

  get places(): ReadonlyMap<string, Place> {
    return this.#places;
  }

  get isOpen(): boolean {
    return this.#address !== '';
  }

  draws(drawing: Drawing): void {
    this.#drawing = drawing;
  }

  /** Takes hold of a party; false: it stays, or is none. */
  grab(id: string | null, byKeys = false): boolean {
    const party = this.isOpen ? this.#drawing?.plan().find(p => p.id === id) : undefined;
    if (!party) return false;
    this.held = party.id;
    if (byKeys) this.#tell(this.#drawing!.words.of('island.board.moving', party.name));
    return true;
  }

  /** A key while a party is held; false: it means nothing here. */
  onKey(key: string, ahead: readonly [number, number] | null | undefined, scale: number): boolean {
    if (ahead) this.move(14 * ahead[0], 14 * ahead[1], scale);
    else if (key === 'Enter' || key === 'Escape' || key === 'm') {
      this.held = null;
      this.#tell('');
      void this.#now();
    } else return false;
    return true;
  }

  /** Moves whoever is held, by so much on the sheet, and pins them. */
  move(dx: number, dy: number, scale: number): void {
    if (this.held === null) return;
    this.#drawing?.put(this.held, { x: dx / scale, y: dy / scale });
    this.pinned.add(this.held);
    this.#later(this.held);
  }

  unpin(id: string): void {
    this.pinned.delete(id);
    this.#later(id);
  }

  #later(id: string): void {
    this.#waiting.add(id);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#now(), 600);
  }

  async #now(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    const sent = new Set(this.#waiting);
    this.#waiting.clear();
    if (!await this.#keep(sent)) for (const id of sent) this.#waiting.add(id);
  }

  /** The first move of a board keeps where everybody stands: nobody shall move because somebody else did. */
  async #keep(ids: ReadonlySet<string>): Promise<boolean> {
    const { words, plan, send } = this.#drawing!;
    const moved = plan().filter(p => ids.has(p.id) || !this.#places.has(p.id));
    const answer = await send(`${this.#address}/places.json`, { places: toPlaces(moved, id => this.pinned.has(id)) });
    if (answer?.ok) for (const p of moved) this.#places.set(p.id, { id: p.id, x: p.x, y: p.y, pinned: this.pinned.has(p.id) });
    const said = answer === null || answer.ok ? null : await answer.json().catch(() => null) as { detail?: string } | null;
    this.#tell(answer?.ok ? words.of('island.board.saved') : words.of('island.board.unsaved', said?.detail ?? String(answer?.status ?? '–')));
    return answer?.ok ?? false;
  }

  #tell(text: string): void {
    this.#told.textContent = text;
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
