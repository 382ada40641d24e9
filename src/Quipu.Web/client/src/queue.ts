// <quipu-queue>: around a queue of what waits for a person (pairs, claims), one of them open. Its buttons and links work by themselves; here they are also pressed by keys, what comes next
// is put in place without loading the page, and words of a text are picked into fields.
import { keyOf } from './queue/keys';
import { Picker } from './queue/picker';

const OPEN = '[data-open]';

class QuipuQueue extends HTMLElement {
  #busy = false;
  #picker = new Picker(this);

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey);
    addEventListener('popstate', this.#onBack);
    this.addEventListener('click', this.#onClick);
    this.addEventListener('submit', this.#onSubmit);
    this.#picker.renew();
    this.dataset['ready'] = '';
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
    removeEventListener('popstate', this.#onBack);
    this.#picker.end();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const field = event.target;
    if (isField(field) && this.contains(field) && field.dataset['key'] !== undefined && (event.key === 'Escape' || event.key === 'Enter') && !event.isComposing) {
      // Out of the field, back to where keys decide: Enter sends nothing by itself.
      event.preventDefault();
      this.#focus();
      return;
    }
    if (this.#picker.take(event)) return;
    const key = keyOf(event, this.#keys());
    const pressed = key === null ? null : this.#at(key);
    if (!pressed) return;
    event.preventDefault();
    if (this.#busy) return;
    if (isField(pressed)) pressed.focus();
    else pressed.click();
  };

  readonly #onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest<HTMLAnchorElement>('a[data-key]');
    if (!link) return;
    event.preventDefault();
    void this.#go(link.href, null);
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || form.enctype === 'multipart/form-data' || form.dataset['whole'] !== undefined) return;
    event.preventDefault();
    const fields = new URLSearchParams([...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)]));
    void this.#go(form.action, fields);
  };

  readonly #onBack = (): void => location.reload();

  #keys(): string {
    return [...this.querySelectorAll<HTMLElement>('[data-key]')].map(e => e.dataset['key'] ?? '').join('');
  }

  #at(key: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  }

  /** Asks for a page, by a decision or a link, and takes its pair, its counts and its addresses from it. One at a time: a second key while an answer is under way decides nothing unseen. */
  async #go(address: string, fields: URLSearchParams | null): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.querySelector(OPEN)?.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, fields ? { method: 'post', body: fields } : {});
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('quipu-queue');
      if (!fresh) throw new Error('no queue');
      history[answer.url === location.href ? 'replaceState' : 'pushState'](null, '', answer.url);
      const open = this.querySelector('.keys')?.hasAttribute('open') ?? false;
      this.replaceChildren(...fresh.childNodes);
      this.querySelector('.keys')?.toggleAttribute('open', open);
      document.querySelector('.foot')?.replaceWith(page.querySelector('.foot') ?? '');
      this.#picker.renew();
      this.#focus();
    } catch {
      this.#tell();
    } finally {
      this.#busy = false;
      this.querySelector(OPEN)?.removeAttribute('aria-busy');
    }
  }

  #focus(): void {
    const open = this.querySelector<HTMLElement>(OPEN);
    open?.focus({ preventScroll: true });
    if (open && open.getBoundingClientRect().top < 0) open.scrollIntoView({ block: 'start' });
  }

  /** The server is gone, or refused: what was pressed is not kept, and that is said. */
  #tell(): void {
    const line = this.querySelector('.last') ?? this;
    const said = document.createElement('p');
    said.className = 'notice';
    said.textContent = this.dataset['failed'] ?? '';
    line.replaceChildren(said);
  }
}

/** What is typed or chosen in; a box to tick is pressed like a button. */
function isField(target: EventTarget | null): target is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');
}

customElements.define('quipu-queue', QuipuQueue);
