// <quipu-pattern>: around the text of a pattern. While it is written, what is wrong with it is taken from the page that the server makes of it,
// and marked behind the words; what it would find is asked for, and can be stopped.
// Without it, buttons do the same. All words are the server's.
import { behind, placeOf } from './patterns/marks';

const PAUSE = 450;

class QuipuPattern extends HTMLElement {
  #timer = 0;
  #checking: AbortController | undefined;
  #trying: AbortController | undefined;
  #changed = false;

  connectedCallback(): void {
    this.addEventListener('input', this.#onInput);
    this.addEventListener('submit', this.#onSubmit);
    document.addEventListener('click', this.#onClick);
    window.addEventListener('beforeunload', this.#onLeave);
    this.#text?.addEventListener('scroll', this.#onScroll);
    this.#mark();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#checking?.abort();
    this.#trying?.abort();
    document.removeEventListener('click', this.#onClick);
    window.removeEventListener('beforeunload', this.#onLeave);
  }

  get #text(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  readonly #onInput = (): void => {
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#check(), PAUSE);
    this.#mark([]);
  };

  readonly #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.#changed) event.preventDefault();
  };

  readonly #onScroll = (): void => {
    const [text, marks] = [this.#text, this.querySelector('.behind')];
    if (text && marks) [marks.scrollTop, marks.scrollLeft] = [text.scrollTop, text.scrollLeft];
  };

  /** A fault leads to its place in the text. */
  readonly #onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('#check a[data-line]') : null;
    const text = this.#text;
    if (!link || !text) return;
    event.preventDefault();
    const at = placeOf(text.value, Number(link.dataset['line']), Number(link.dataset['column']));
    text.focus();
    text.setSelectionRange(at, at);
    text.scrollTop = Math.max(0, (Number(link.dataset['line']) - 4) * parseFloat(getComputedStyle(text).lineHeight));
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    const does = event.submitter?.dataset['do'];
    if (does === 'check' || does === 'preview') {
      event.preventDefault();
      clearTimeout(this.#timer);
      void (does === 'check' ? this.#check() : this.#try());
    } else {
      this.#changed = false;
    }
  };

  async #check(): Promise<void> {
    this.#checking?.abort();
    const asked = this.#checking = new AbortController();
    try {
      const page = await this.#ask('/patterns/check', asked.signal);
      this.#take(page, '#check');
      this.#mark();
      this.#tell('');
    } catch {
      if (!asked.signal.aborted) this.#tell(this.dataset['failed'] ?? '');
    }
  }

  async #try(): Promise<void> {
    this.#trying?.abort();
    const asked = this.#trying = new AbortController();
    const stop = document.createElement('button');
    stop.type = 'button';
    stop.textContent = this.dataset['stop'] ?? '';
    stop.addEventListener('click', () => asked.abort());
    document.querySelector('#trial')?.setAttribute('aria-busy', 'true');
    this.#tell(`${this.dataset['working'] ?? ''} `, stop);
    try {
      const page = await this.#ask('/patterns/preview', asked.signal);
      this.#take(page, '#check');
      this.#take(page, '#trial');
      this.#mark();
      this.#tell('');
      document.querySelector('#trial')?.scrollIntoView({ block: 'nearest' });
    } catch {
      if (this.#trying === asked) this.#tell(this.dataset[asked.signal.aborted ? 'stopped' : 'failed'] ?? '');
    } finally {
      if (this.#trying === asked) document.querySelector('#trial')?.removeAttribute('aria-busy');
    }
  }

  async #ask(address: string, signal: AbortSignal): Promise<Document> {
    const form = this.querySelector('form');
    if (!form) throw new Error('no form');
    const body = new URLSearchParams([...new FormData(form)].map(([key, value]) => [key, String(value)]));
    const answer = await fetch(address, { method: 'post', body, signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  }

  #take(page: Document, part: string): void {
    const [old, now] = [document.querySelector(part), page.querySelector(part)];
    if (old && now) old.replaceChildren(...now.childNodes);
  }

  /** Lines with faults, as the list of faults has them, marked behind the text. */
  #mark(lines = [...document.querySelectorAll<HTMLElement>('#check a[data-line]')].map(a => Number(a.dataset['line']))): void {
    const [text, place] = [this.#text, this.querySelector('.writing')];
    if (!text || !place) return;
    let marks = place.querySelector<HTMLElement>('.behind');
    if (!marks) {
      marks = document.createElement('pre');
      marks.className = 'behind';
      marks.setAttribute('aria-hidden', 'true');
      place.prepend(marks);
      place.classList.add('marking');
    }
    marks.replaceChildren(...behind(text.value, lines).map(run => {
      if (!run.faulty) return document.createTextNode(run.text);
      const mark = document.createElement('mark');
      mark.textContent = run.text;
      return mark;
    }));
    this.#onScroll();
  }

  #tell(words: string, ...more: Node[]): void {
    this.querySelector('.told')?.replaceChildren(words, ...more);
  }
}

customElements.define('quipu-pattern', QuipuPattern);
