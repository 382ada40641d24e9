// <quipu-progress>: tells how a reading goes while it goes, and loads the page anew when it has ended. /work.json answers { running, line, done?, total? }; the words are the server's.
interface Work {
  readonly running: boolean;
  readonly line?: string | null;
  readonly done?: number;
  readonly total?: number;
}

const OFTEN = 1000;
const SELDOM = 15000;

class QuipuProgress extends HTMLElement {
  #timer = 0;
  #wait = OFTEN;

  connectedCallback(): void {
    this.#next();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #next(): void {
    this.#timer = window.setTimeout(() => void this.#ask(), this.#wait);
  }

  async #ask(): Promise<void> {
    if (document.hidden) return this.#next();
    try {
      const answer = await fetch('/work.json', { headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const work = await answer.json() as Work;
      if (!work.running) return this.#end();
      this.#wait = OFTEN;
      this.#show(work);
    } catch {
      // The server may be busy or gone: ask less and less often, and leave the last words standing.
      this.#wait = Math.min(SELDOM, this.#wait * 2);
    }
    this.#next();
  }

  #show(work: Work): void {
    this.hidden = false;
    const line = this.querySelector('[role=status]') ?? this.appendChild(statusLine());
    if (work.line && line.textContent !== work.line) line.textContent = work.line;
    let bar = this.querySelector('progress');
    if (work.total === undefined || work.total <= 0) return bar?.remove();
    bar ??= this.appendChild(document.createElement('progress'));
    if (work.line) bar.setAttribute('aria-label', work.line);
    bar.max = work.total;
    bar.value = Math.min(work.done ?? 0, work.total);
  }

  /** What was read belongs on the page; but a half-filled form is not taken from under its writer. */
  #end(): void {
    const busy = document.querySelector('form.correction') !== null || document.activeElement?.matches('input, select, textarea');
    if (busy) this.remove();
    else location.reload();
  }
}

function statusLine(): HTMLElement {
  const line = document.createElement('p');
  line.className = 'progress';
  line.setAttribute('role', 'status');
  return line;
}

customElements.define('quipu-progress', QuipuProgress);
