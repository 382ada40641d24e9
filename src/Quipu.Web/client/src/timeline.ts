// <quipu-timeline>: around the strip of months. Days are chosen on it by dragging; what is chosen goes into the address, as the fields of the filters put it there without scripts.
import { between } from './timeline/months';

class QuipuTimeline extends HTMLElement {
  #from: number | null = null;
  #shade: SVGRectElement | null = null;

  connectedCallback(): void {
    const strip = this.querySelector('svg');
    if (!strip) return;
    strip.addEventListener('pointerdown', this.#onDown);
    strip.addEventListener('pointermove', this.#onMove);
    strip.addEventListener('pointerup', this.#onUp);
    strip.addEventListener('pointercancel', () => this.#end());
    this.dataset['ready'] = '';
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof SVGSVGElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#from = this.#share(event);
    this.#shade = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    this.#shade.setAttribute('class', 'chosen');
    this.#shade.setAttribute('y', '0');
    this.#shade.setAttribute('height', '40');
    event.currentTarget.prepend(this.#shade);
    event.preventDefault();
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#from === null || !this.#shade) return;
    const [a, b] = [this.#from, this.#share(event)].sort((x, y) => x - y) as [number, number];
    this.#shade.setAttribute('x', `${a * 100}%`);
    this.#shade.setAttribute('width', `${(b - a) * 100}%`);
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (this.#from === null) return;
    const chosen = between(this.dataset['first'] ?? '', Number(this.dataset['months']), this.#from, this.#share(event));
    this.#end();
    const url = new URL(location.href);
    url.searchParams.set('from', chosen.from);
    url.searchParams.set('to', chosen.to);
    url.searchParams.delete('page');
    location.assign(url);
  };

  #end(): void {
    this.#from = null;
    this.#shade?.remove();
    this.#shade = null;
  }

  #share(event: PointerEvent): number {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width)));
  }
}

customElements.define('quipu-timeline', QuipuTimeline);
