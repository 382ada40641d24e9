// <quipu-mapping>: around the form that maps a table. At each change it is checked anew: what is wrong, the preview and the YAML are taken from the page that the server makes of it. Without it, a button does the same.
const PARTS = ['#result', '#yaml-text'];

class QuipuMapping extends HTMLElement {
  #asked: AbortController | undefined;

  connectedCallback(): void {
    this.addEventListener('change', this.#check);
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#check);
    this.#asked?.abort();
  }

  readonly #check = (): void => void this.#renew();

  async #renew(): Promise<void> {
    const form = this.querySelector('form');
    if (!form) return;
    this.#asked?.abort();
    const asked = this.#asked = new AbortController();
    const result = document.querySelector('#result');
    result?.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.action, { method: 'post', body: new URLSearchParams([...new FormData(form)].map(([key, value]) => [key, String(value)])), signal: asked.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // Another change came, or the server is gone: the button of the form stays.
    } finally {
      if (this.#asked === asked) document.querySelector('#result')?.removeAttribute('aria-busy');
    }
  }

  /** Fields are left alone, so that nobody loses their place; the names that their lists offer come along. */
  #show(page: Document): void {
    for (const part of PARTS) {
      const [old, now] = [document.querySelector(part), page.querySelector(part)];
      if (!old || !now) continue;
      if (old instanceof HTMLTextAreaElement) old.value = now.textContent ?? '';
      else old.replaceChildren(...now.childNodes);
    }
    for (const list of page.querySelectorAll('datalist[id]')) if (!document.getElementById(list.id)) this.append(list);
    this.#lists();
  }

  /** A property is looked for among those of the schema that its entity has now. */
  #lists(): void {
    for (const target of this.querySelectorAll('.map-columns .target')) {
      const [entity, property] = [target.querySelector('select')?.value, target.querySelector('input')];
      const schema = entity ? this.querySelector<HTMLSelectElement>(`select[name="e${entity}.schema"]`)?.value : undefined;
      if (schema && property) property.setAttribute('list', `props-${schema}`);
    }
  }
}

customElements.define('quipu-mapping', QuipuMapping);
