// <quipu-map>: around the server's drawing. It is brought closer and moved with the pointer, buttons or keys, and the line below says what is under the pointer or the focus. Which place is shown stays in the address.
import { clamped, closer, moved, type Box } from './map/box';

class QuipuMap extends HTMLElement {
  #svg: SVGSVGElement | null = null;
  #told: HTMLElement | null = null;
  #hint = '';
  #whole: Box = { x: 0, y: 0, width: 1, height: 1 };
  #box: Box = this.#whole;
  #from: { x: number; y: number; box: Box } | null = null;
  #dragged = false;

  connectedCallback(): void {
    this.#svg = this.querySelector('svg.map');
    this.#told = this.querySelector('.map-told');
    if (!this.#svg) return;
    this.#hint = this.#told?.textContent ?? '';
    const { x, y, width, height } = this.#svg.viewBox.baseVal;
    this.#whole = this.#box = { x, y, width, height };
    this.#tools();
    this.#svg.addEventListener('pointerdown', this.#onDown);
    this.#svg.addEventListener('pointermove', this.#onMove);
    this.#svg.addEventListener('pointerup', () => { this.#from = null; });
    this.#svg.addEventListener('pointercancel', () => { this.#from = null; });
    this.#svg.addEventListener('click', event => { if (this.#dragged) event.preventDefault(); this.#dragged = false; }, true);
    this.#svg.addEventListener('wheel', this.#onWheel, { passive: false });
    this.#svg.addEventListener('pointerover', event => this.#tell(event.target));
    this.addEventListener('focusin', event => this.#tell(event.target));
    this.addEventListener('keydown', this.#onKey);
    this.dataset['ready'] = '';
  }

  #tools(): void {
    const tools = document.createElement('div');
    tools.className = 'map-keys';
    const button = (sign: string, name: string, act: () => void): void => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = sign;
      made.setAttribute('aria-label', name);
      made.addEventListener('click', act);
      tools.append(made);
    };
    button('+', this.dataset['in'] ?? '', () => this.#show(closer(this.#box, 1.5)));
    button('−', this.dataset['out'] ?? '', () => this.#show(closer(this.#box, 1 / 1.5)));
    button('□', this.dataset['whole'] ?? '', () => this.#show(this.#whole));
    this.prepend(tools);
  }

  #show(box: Box): void {
    this.#box = clamped(box, this.#whole);
    this.#svg?.setAttribute('viewBox', `${this.#box.x} ${this.#box.y} ${this.#box.width} ${this.#box.height}`);
  }

  #tell(target: EventTarget | null): void {
    const name = target instanceof Element ? target.closest('a')?.getAttribute('aria-label') : null;
    if (this.#told) this.#told.textContent = name ?? this.#hint;
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    this.#from = { x: event.clientX, y: event.clientY, box: this.#box };
    this.#dragged = false;
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#from || !this.#svg) return;
    const [dx, dy] = [event.clientX - this.#from.x, event.clientY - this.#from.y];
    if (!this.#dragged && Math.hypot(dx, dy) < 4) return;
    this.#dragged = true;
    const scale = this.#box.width / Math.max(1, this.#svg.clientWidth);
    this.#show(moved(this.#from.box, -dx * scale, -dy * scale));
  };

  // A wheel alone goes on scrolling the page.
  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#show(closer(this.#box, event.deltaY < 0 ? 1.2 : 1 / 1.2));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = this.#box.width / 8;
    const boxes: Record<string, () => Box> = {
      '+': () => closer(this.#box, 1.5),
      '-': () => closer(this.#box, 1 / 1.5),
      '0': () => this.#whole,
      ArrowLeft: () => moved(this.#box, -step, 0),
      ArrowRight: () => moved(this.#box, step, 0),
      ArrowUp: () => moved(this.#box, 0, -step),
      ArrowDown: () => moved(this.#box, 0, step),
    };
    const box = boxes[event.key];
    if (!box) return;
    event.preventDefault();
    this.#show(box());
  };
}

customElements.define('quipu-map', QuipuMap);
