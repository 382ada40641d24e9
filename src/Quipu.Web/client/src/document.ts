// <quipu-document>: a document's text and the claims in its margin, tied together. Without it the same is plain links, and the server lights what the address names.
import { litBy, withLit } from './document/address';
import { align } from './document/align';


const WORDS = '[data-claims]';
const NOTES = 'article[data-claim]';

class QuipuDocument extends HTMLElement {
  #words = new Map<string, HTMLElement[]>();
  #notes = new Map<string, HTMLElement>();
  #lit: string | null = null;
  #size: ResizeObserver | null = null;
  #frame = 0;

  connectedCallback(): void {
    for (const words of this.querySelectorAll<HTMLElement>(WORDS))
      for (const id of idsOf(words)) this.#words.set(id, [...(this.#words.get(id) ?? []), words]);
    for (const note of this.querySelectorAll<HTMLElement>(NOTES)) {
      const id = note.dataset['claim'];
      if (!id) continue;
      this.#notes.set(id, note);
      note.tabIndex = 0;
    }
    this.addEventListener('click', this.#onClick);
    this.addEventListener('pointerover', this.#onPoint);
    this.addEventListener('pointerleave', () => this.#hint(null));
    document.addEventListener('keydown', this.#onKey);
    addEventListener('hashchange', this.#onHash);
    addEventListener('popstate', this.#onHash);
    this.#size = new ResizeObserver(() => this.#later());
    this.#size.observe(this);
    document.fonts.ready.then(() => this.#later());
    this.#onHash();
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
    removeEventListener('hashchange', this.#onHash);
    removeEventListener('popstate', this.#onHash);
    this.#size?.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** Lights a claim and its words; null puts out the light. */
  light(id: string | null, scroll: 'words' | 'note' | 'none'): void {
    this.#hint(null);
    this.#lit = id !== null && this.#notes.has(id) ? id : null;
    for (const note of this.#notes.values()) {
      const on = note.dataset['claim'] === this.#lit;
      note.classList.toggle('lit', on);
      if (on) note.setAttribute('aria-current', 'true');
      else note.removeAttribute('aria-current');
    }
    for (const [claim, all] of this.#words) if (claim !== this.#lit) for (const words of all) words.classList.remove('lit');
    if (this.#lit === null) return;
    const lit = this.#words.get(this.#lit) ?? [];
    for (const words of lit) words.classList.add('lit');
    const target = scroll === 'words' ? lit[0] : scroll === 'note' ? this.#notes.get(this.#lit) : undefined;
    if (target) reveal(target);
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const selected = getSelection();
    if (selected && !selected.isCollapsed && selected.toString().length > 1) return;
    const leads = event.target.closest<HTMLAnchorElement>('a[href]');
    const jump = leads && (leads.matches('.ref, .number') || leads.getAttribute('href')?.startsWith('#'));
    if ((leads && !jump) || event.target.closest('button, input, select, textarea, summary, label, form')) return;
    const note = event.target.closest<HTMLElement>(NOTES);
    const words = event.target.closest<HTMLElement>(WORDS);
    const ref = leads?.dataset['ref'];
    if (ref) this.#choose(ref, 'note');
    else if (note?.dataset['claim']) this.#choose(note.dataset['claim'], 'words');
    else if (words) this.#choose(this.#nextOf(idsOf(words)), 'note');
    else return;
    event.preventDefault();
  };

  readonly #onPoint = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || !(event.target instanceof Element)) return;
    const at = event.target.closest<HTMLElement>(`${NOTES}, ${WORDS}`);
    this.#hint(at ? idsOf(at) : null);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
    const note = event.target instanceof Element ? event.target.closest<HTMLElement>(NOTES) : null;
    if (event.key === 'Escape' && this.#lit !== null) this.#choose(null, 'none');
    else if (event.key === 'j' || event.key === 'k') this.#step(event.key === 'j' ? 1 : -1);
    else if (event.key === 'Enter' && note && note === event.target && note.dataset['claim']) this.#choose(note.dataset['claim'], 'words');
    else return;
    event.preventDefault();
  };

  readonly #onHash = (): void => {
    const { id, at } = litBy(location.href);
    if (id !== this.#lit) this.light(id, at);
  };

  /** Lights a claim and keeps it in the address, so that the link reopens it. */
  #choose(id: string | null, scroll: 'words' | 'note' | 'none'): void {
    this.light(id, scroll);
    history.replaceState(history.state, '', withLit(location.href, id));
  }

  #step(by: 1 | -1): void {
    const ids = [...this.#notes.keys()];
    if (ids.length === 0) return;
    const at = this.#lit === null ? (by > 0 ? -1 : ids.length) : ids.indexOf(this.#lit);
    const id = ids[Math.min(ids.length - 1, Math.max(0, at + by))]!;
    this.#choose(id, 'words');
    this.#notes.get(id)?.focus({ preventScroll: true });
  }

  /** Words may say several claims: a second click on them goes on to the next. */
  #nextOf(ids: readonly string[]): string | null {
    const known = ids.filter(id => this.#notes.has(id));
    const at = this.#lit === null ? -1 : known.indexOf(this.#lit);
    return known[(at + 1) % Math.max(1, known.length)] ?? null;
  }

  #hint(ids: readonly string[] | null): void {
    for (const hinted of this.querySelectorAll('.near')) hinted.classList.remove('near');
    for (const id of ids ?? []) {
      this.#notes.get(id)?.classList.add('near');
      for (const words of this.#words.get(id) ?? []) words.classList.add('near');
    }
  }

  #later(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#align());
  }

  /** Puts each note beside its words where margin and text stand side by side; else lets them flow. */
  #align(): void {
    const notes = [...this.#notes].flatMap(([id, note]) => {
      const words = this.#words.get(id)?.[0];
      return words ? [{ note, words }] : [];
    });
    for (const { note } of notes) note.style.translate = '';
    const first = notes[0];
    if (!first) return;
    const frame = this.getBoundingClientRect();
    const beside = first.note.getBoundingClientRect().left >= first.words.parentElement!.getBoundingClientRect().right - 1;
    if (!beside) return;
    const measured = notes.map(({ note, words }) => {
      const box = note.getBoundingClientRect();
      const at = words.getClientRects()[0] ?? words.getBoundingClientRect();
      return { lies: box.top - frame.top, height: box.height, wants: Math.max(box.top - frame.top, at.top - frame.top - 4) };
    });
    const moves = align(measured, frame.height, 8);
    notes.forEach(({ note }, i) => {
      if (moves[i]) note.style.translate = `0 ${moves[i]}px`;
    });
  }
}

function idsOf(element: HTMLElement): string[] {
  return (element.dataset['claims'] ?? element.dataset['claim'] ?? '').split(' ').filter(id => id !== '');
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));
}

function reveal(element: HTMLElement): void {
  const box = element.getBoundingClientRect();
  if (box.top >= 80 && box.bottom <= innerHeight - 40) return;
  element.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

customElements.define('quipu-document', QuipuDocument);
