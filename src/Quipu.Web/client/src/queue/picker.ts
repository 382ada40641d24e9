import { codePoints, moved, wordsOf, type Pick, type Word } from './words';

/** A word in its paragraph. */
interface Placed extends Word {
  readonly paragraph: HTMLElement;
}

/** What was picked: its place in the document, in code points, and its letters. */
interface Picked {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Picks words of the open claim's text into fields: marked with the pointer, or word by word with the arrow keys after `w`, then put into a field by its key or its button.
 * A party that no list has becomes a choice of its own, in every kind that it may be.
 */
export class Picker {
  readonly #host: HTMLElement;
  #words: Placed[] = [];
  #pick: Pick | null = null;
  #kinds: readonly (readonly [string, string])[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The text is another one. */
  renew(): void {
    document.removeEventListener('selectionchange', this.#onSelect);
    this.#pick = null;
    this.#words = [];
    const text = this.#text();
    if (!text) return;
    this.#words = [...text.querySelectorAll<HTMLElement>('[data-at]')].flatMap(paragraph => wordsOf(paragraph.textContent ?? '').map(word => ({ ...word, paragraph })));
    this.#kinds = Object.entries(JSON.parse(this.#host.dataset['kinds'] ?? '{}') as Record<string, string>);
    document.addEventListener('selectionchange', this.#onSelect);
  }

  end(): void {
    document.removeEventListener('selectionchange', this.#onSelect);
  }

  /** Whether a key was for picking. */
  take(event: KeyboardEvent): boolean {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented || typing(event.target) || this.#words.length === 0) return false;
    const next = this.#next(event);
    if (next) {
      this.#pick = next;
      this.#mark(next);
    } else if (event.key === 'Escape' && this.#pick) {
      this.#pick = null;
      getSelection()?.removeAllRanges();
    } else {
      const field = this.#field(event.key);
      const picked = field ? this.#picked() : null;
      if (!field || !picked) return false;
      this.#put(field, picked);
    }
    event.preventDefault();
    return true;
  }

  #next(event: KeyboardEvent): Pick | null {
    if (this.#pick) return moved(this.#pick, event.key, event.shiftKey, this.#words.length);
    if (event.key !== 'w' || event.repeat) return null;
    const quote = this.#text()?.querySelector('mark');
    const first = quote ? this.#words.findIndex(w => rangeOf(w, w).intersectsNode(quote)) : 0;
    return { from: Math.max(0, first), to: Math.max(0, first) };
  }

  #mark(pick: Pick): void {
    const [first, last] = [this.#words[Math.min(pick.from, pick.to)]!, this.#words[Math.max(pick.from, pick.to)]!];
    const range = rangeOf(first, last);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    this.#words[pick.to]!.paragraph.scrollIntoView({ block: 'nearest' });
  }

  readonly #onSelect = (): void => {
    const tools = this.#host.querySelector<HTMLElement>('[data-pick]');
    if (!tools) return;
    const picked = this.#picked();
    tools.hidden = picked === null;
    const output = tools.querySelector('output');
    if (output) output.textContent = picked?.text ?? '';
    const slots = tools.querySelector('[data-pick-slots]');
    if (!picked || !slots || slots.childElementCount > 0) return;
    slots.replaceChildren(...this.#fields().map(field => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `${labelOf(field)} ${field.dataset['slot'] ?? ''}`;
      // The words stay marked.
      button.addEventListener('pointerdown', event => event.preventDefault());
      button.addEventListener('click', () => {
        const now = this.#picked();
        if (now) this.#put(field, now);
      });
      return button;
    }));
  };

  /** The marked words, where they lie within the text. */
  #picked(): Picked | null {
    const selection = getSelection();
    const text = this.#text();
    if (!text || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
    return start === null || end === null || end <= start ? null : { start, end, text: selection.toString().trim() };
  }

  #put(field: HTMLElement, picked: Picked): void {
    if (field instanceof HTMLSelectElement) this.#choose(field, picked);
    else if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = picked.text;
    field.classList.add('picked');
    this.#pick = null;
    getSelection()?.removeAllRanges();
    field.focus();
  }

  /** The list's own choice of that name, else one for each kind that the words may name. */
  #choose(select: HTMLSelectElement, picked: Picked): void {
    const known = [...select.options].find(o => o.value !== '' && o.text.replace(/ \([^()]*\)$/, '') === picked.text);
    if (known) {
      select.value = known.value;
      return;
    }
    for (const old of [...select.options].filter(o => o.value.startsWith('words:'))) old.remove();
    select.append(...this.#kinds.map(([kind, label]) => new Option(`${picked.text} (${label})`, `words:${picked.start}-${picked.end}:${kind}`)));
    select.value = `words:${picked.start}-${picked.end}:${this.#kinds[0]?.[0] ?? ''}`;
  }

  #field(key: string): HTMLElement | null {
    return this.#fields().find(f => f.dataset['slot'] === key.toLowerCase()) ?? null;
  }

  #fields(): HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>('[data-slot]')];
  }

  #text(): HTMLElement | null {
    return this.#host.querySelector<HTMLElement>('[data-words]');
  }
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), select, textarea'));
}

/** What its label says, without its key. */
function labelOf(field: HTMLElement): string {
  const label = field.closest('label')?.querySelector('span');
  return [...(label?.childNodes ?? [])].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.textContent).join('').trim();
}

function rangeOf(first: Placed, last: Placed): Range {
  const range = document.createRange();
  const [start, end] = [nodeAt(first.paragraph, first.start), nodeAt(last.paragraph, last.end)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function nodeAt(paragraph: HTMLElement, offset: number): { node: Node; offset: number } {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Node = paragraph;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
    last = node;
  }
  return { node: last, offset: last.textContent?.length ?? 0 };
}

/** A place of the page as one of the document, in code points; null where it is in no paragraph. */
function placeOf(node: Node, offset: number): number | null {
  const paragraph = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-at]');
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  const text = before.toString();
  return Number(paragraph.dataset['at']) + codePoints(text, text.length);
}
