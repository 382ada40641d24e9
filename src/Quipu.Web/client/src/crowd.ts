// <quipu-crowd data-src="/network/whole.json?…" data-words="{…}" data-ways="[[id, …], …]">: the whole network, to walk through and to ask what a line rests on.
// What stands in the element before (the legend) stays above the drawing: it is the key to it.
import { readCrowd, tiesOf, ANSWERED, type Crowd } from './crowd/data';
import { nearest, nearestTie } from './crowd/find';
import { party as drawParty, tie as drawTie } from './crowd/paint';
import { claimsFrom, neighbours, pairPanel, partyPanel, type Asked } from './crowd/panel';
import { radius, type Scene } from './crowd/scene';
import { Sheet } from './crowd/sheet';
import { button, finder, yearSlider } from './crowd/tools';
import { placeOf, whole, withPlace, withYear, yearOf } from './crowd/view';
import type { View } from './network/camera';
import { listen } from './network/gestures';
import type { Point } from './network/layout';
import { el } from './network/panel';
import { paletteOf, type Palette } from './network/tones';
import { way } from './network/walk';
import { Words } from './page/words';

const NARROW = 640, MOST_LIT = 500, HIT = 9;

class QuipuCrowd extends HTMLElement {
  #words!: Words;
  #asked!: Asked;
  #drawn: Scene | null = null;
  #party = -1;
  #ties: readonly number[] = [];
  #pointed = -1;
  #at: Point = { x: 0, y: 0 };
  #palette: Palette | null = null;
  readonly #sheet = new Sheet(() => this.#dress(), { over: (on, view) => this.#over(on, view), drawn: s => this.#tell(s) });
  readonly #stage = el('div', { class: 'drawing', role: 'group', tabindex: '0' });
  readonly #panel = el('aside', { class: 'panel', 'aria-live': 'polite', tabindex: '-1' });
  readonly #count = el('p', { class: 'shown', role: 'status' });
  readonly #off = new AbortController();

  connectedCallback(): void {
    if (!this.#words) void this.#start();
  }

  disconnectedCallback(): void {
    this.#off.abort();
  }

  async #start(): Promise<void> {
    this.#words = new Words(JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>);
    this.setAttribute('aria-busy', 'true');
    try {
      this.#take(await this.#fetch(this.dataset['src'] ?? '/network/whole.json'));
      this.#open();
    } catch (broken) {
      if (this.#off.signal.aborted) return;
      console.error(broken);
      this.append(el('p', { class: 'none', role: 'alert' }, this.#words.of('island.failed')));
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  async #fetch(address: string): Promise<Crowd> {
    const answer = await fetch(address, { headers: { accept: 'application/json' }, signal: this.#off.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return readCrowd(await answer.json());
  }

  #take(crowd: Crowd): void {
    this.#asked = { crowd, words: this.#words, ties: tiesOf(crowd) };
  }

  #open(): void {
    const words = this.#words;
    const keys = el('p', { class: 'keys', id: 'crowd-keys' }, words.of('island.whole.keys'));
    this.#stage.setAttribute('aria-label', words.of('island.whole.label'));
    this.#stage.setAttribute('aria-describedby', keys.id);
    this.#panel.setAttribute('aria-label', words.of('island.between'));
    this.#panel.hidden = true;
    this.#stage.append(this.#sheet.canvas);
    const middle = (): Point => ({ x: this.#sheet.width / 2, y: this.#sheet.height / 2 });
    const bar = el('div', { class: 'bar' },
      el('span', { class: 'zoom' }, button(words.of('island.zoom_out'), () => this.#sheet.zoom(1 / 1.4, middle()), '−'), button(words.of('island.zoom_in'), () => this.#sheet.zoom(1.4, middle()), '+'),
        button(words.of('island.fit'), () => this.#sheet.look(this.#sheet.whole))),
      finder(() => this.#asked.crowd, words, i => this.#go(i)),
      yearSlider(this.#asked.crowd.years, yearOf(location.href), words, year => void this.#setYear(year)));
    this.append(bar, el('div', { class: 'stage' }, this.#stage, this.#panel), this.#count, keys);
    this.#watch();
    this.#resize();
    this.#restore();
    this.#sheet.show(this.#asked.crowd);
  }

  #watch(): void {
    const canvas = this.#sheet.canvas;
    const here = (e: MouseEvent): Point => {
      const box = canvas.getBoundingClientRect();
      return { x: e.clientX - box.left, y: e.clientY - box.top };
    };
    for (const event of ['pointerdown', 'pointermove', 'pointerup'] as const) canvas.addEventListener(event, e => { this.#at = here(e); });
    canvas.addEventListener('pointermove', e => { if (e.pointerType === 'mouse' && e.buttons === 0) this.#point(); });
    // The gestures of the drawing of the network; they ask of what they listen to only what every element has.
    listen(canvas as unknown as SVGSVGElement, {
      pan: (dx, dy) => this.#sheet.pan(dx, dy), zoom: (by, about) => this.#sheet.zoom(by, about),
      isNear: () => this.#sheet.view.k > this.#sheet.whole.k * 1.02, press: () => this.#press(),
      grab: () => false, drag: () => {}, drop: () => {},
    });
    this.addEventListener('keydown', e => { if (this.#onKey(e)) e.preventDefault(); });
    this.#panel.addEventListener('click', e => this.#onPanel(e));
    new ResizeObserver(() => this.#resize()).observe(this);
    const repaint = (): void => {
      this.#palette = null;
      this.#sheet.show(this.#asked.crowd);
    };
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint, { signal: this.#off.signal });
    addEventListener('hashchange', () => this.#restore(), { signal: this.#off.signal });
  }

  #onKey(event: KeyboardEvent): boolean {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Escape' && !this.#panel.hidden) {
      this.#close();
      this.#stage.focus();
      return true;
    }
    if (event.target !== this.#stage) return false;
    const middle = { x: this.#sheet.width / 2, y: this.#sheet.height / 2 };
    const ahead = way(event.key);
    if (ahead) this.#sheet.pan(-60 * ahead[0], -60 * ahead[1]);
    else if (event.key === '+' || event.key === '=') this.#sheet.zoom(1.3, middle);
    else if (event.key === '-') this.#sheet.zoom(1 / 1.3, middle);
    else if (event.key === '0') this.#sheet.look(this.#sheet.whole);
    else if (event.key === 'Enter') {
      const at = this.#sheet.plan(middle);
      this.#choose(nearest(this.#asked.crowd, at.x, at.y, Infinity), true);
    } else return false;
    return true;
  }

  #onPanel(event: Event): void {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-other], [data-go]') : null;
    if (!pressed) return;
    if (pressed.dataset['go'] !== undefined) return this.#go(Number(pressed.dataset['go']));
    const [party, other] = [Number(pressed.dataset['party']), Number(pressed.dataset['other'])];
    const { from, to } = this.#asked.crowd.ties;
    this.#chooseTies(this.#asked.ties[party]!.filter(t => from[t] === other || to[t] === other), true);
  }

  #press(): void {
    const at = this.#sheet.plan(this.#at);
    const party = this.#under();
    if (party >= 0) return this.#choose(party, false);
    const { crowd, ties } = this.#asked;
    const tie = nearestTie(crowd, this.#drawn?.ties ?? [], at.x, at.y, (HIT - 2) / this.#sheet.view.k);
    if (tie < 0) return this.#close();
    const [from, to] = [crowd.ties.from[tie]!, crowd.ties.to[tie]!];
    this.#chooseTies(ties[from]!.filter(t => crowd.ties.from[t] === to || crowd.ties.to[t] === to), false);
  }

  /** Who is under the pointer: −1 where nobody is. */
  #under(): number {
    const { crowd } = this.#asked;
    const at = this.#sheet.plan(this.#at);
    const party = nearest(crowd, at.x, at.y, 24 / this.#sheet.view.k);
    if (party < 0) return -1;
    return Math.hypot(crowd.x[party]! - at.x, crowd.y[party]! - at.y) * this.#sheet.view.k <= Math.max(HIT, radius(crowd.degree[party]!, this.#sheet.view.k)) ? party : -1;
  }

  #point(): void {
    const party = this.#under();
    if (party === this.#pointed) return;
    this.#pointed = party;
    this.#sheet.canvas.title = party < 0 ? '' : `${this.#asked.crowd.names[party]!} (${this.#asked.crowd.kinds[this.#asked.crowd.kind[party]!]!.label})`;
    this.#sheet.again();
  }

  /** Goes to a party and tells who it is. */
  #go(party: number): void {
    const { crowd } = this.#asked;
    this.#sheet.centre(crowd.x[party]!, crowd.y[party]!, Math.max(this.#sheet.view.k, 0.9));
    this.#choose(party, true);
  }

  #choose(party: number, move: boolean): void {
    if (party < 0) return this.#close();
    [this.#party, this.#ties] = [party, []];
    this.#show(partyPanel(this.#asked, party), move);
  }

  #chooseTies(ties: readonly number[], move: boolean): void {
    [this.#party, this.#ties] = [-1, ties];
    this.#show(pairPanel(this.#asked, ties, address => this.#claims(address)), move);
  }

  #claims(address: string): HTMLElement {
    const place = el('div', { class: 'behind', 'aria-busy': 'true' });
    void claimsFrom(address, this.#off.signal).then(list => { if (list) place.replaceChildren(list); })
      .catch(() => { /* The heading leads to the page that has them. */ }).finally(() => place.removeAttribute('aria-busy'));
    return place;
  }

  #close(): void {
    [this.#party, this.#ties, this.#panel.hidden] = [-1, [], true];
    this.#keep();
    this.#sheet.again();
  }

  #show(content: readonly Node[], move: boolean): void {
    const label = this.#words.of('island.close');
    const close = button(label, () => this.#close(), '×');
    close.className = 'close';
    this.#panel.replaceChildren(close, ...content);
    this.#panel.hidden = false;
    this.#panel.scrollTop = 0;
    if (move) this.#panel.focus();
    this.#keep();
    this.#sheet.again();
  }

  /** The address says what is seen and who is chosen. */
  #keep(): void {
    const { view, width, height } = this.#sheet;
    const middle = this.#sheet.plan({ x: width / 2, y: height / 2 });
    history.replaceState(history.state, '', withPlace(location.href, { at: this.#asked.crowd.ids[this.#party] ?? null, see: view === this.#sheet.whole ? null : { ...middle, k: view.k } }));
  }

  #restore(): void {
    const { at, see } = placeOf(location.href);
    if (see) this.#sheet.centre(see.x, see.y, see.k);
    const party = at === null ? -1 : this.#asked.crowd.ids.indexOf(at);
    if (party >= 0) this.#choose(party, false);
  }

  async #setYear(year: number | null): Promise<void> {
    // Ways are of the day too; the page tells them.
    if (this.#ways().length > 0) return location.assign(withYear(location.href, year));
    history.replaceState(history.state, '', withYear(location.href, year));
    const field = document.querySelector<HTMLInputElement>('form input[name=as_of]');
    if (field) field.value = year === null ? '' : String(year);
    const chosen = this.#asked.crowd.ids[this.#party];
    this.setAttribute('aria-busy', 'true');
    try {
      this.#take(await this.#fetch(`/network/whole.json${location.search}`));
      const page = new DOMParser().parseFromString(await (await fetch(location.pathname + location.search, { signal: this.#off.signal })).text(), 'text/html');
      for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) part.replaceChildren(...(page.querySelector(`[data-fresh=${part.dataset['fresh']!}]`)?.childNodes ?? []));
      this.#close();
      if (chosen !== undefined) this.#choose(this.#asked.crowd.ids.indexOf(chosen), false);
      this.#sheet.show(this.#asked.crowd);
    } catch (broken) {
      if (!this.#off.signal.aborted) this.#count.textContent = this.#words.of('island.failed');
      console.error(broken);
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  /** What is chosen, pointed at or on a way lies above all else. */
  #over(on: CanvasRenderingContext2D, view: View): void {
    const { crowd, ties } = this.#asked;
    const palette = this.#dress();
    const how = { fine: 1, alpha: 1, marked: true };
    for (const lit of this.#ways()) {
      on.globalAlpha = 0.5;
      on.strokeStyle = palette.accent;
      on.lineWidth = 7;
      on.beginPath();
      lit.forEach((i, n) => on[n === 0 ? 'moveTo' : 'lineTo'](crowd.x[i]! * view.k + view.x, crowd.y[i]! * view.k + view.y));
      on.stroke();
      for (let n = 1; n < lit.length; n++) for (const t of ties[lit[n]!]!) if (crowd.ties.from[t] === lit[n - 1] || crowd.ties.to[t] === lit[n - 1]) drawTie(on, { crowd, view }, t, palette, how);
      for (const i of lit) this.#named(on, i, view, palette);
    }
    const party = this.#party >= 0 ? this.#party : this.#pointed;
    const lit = this.#ties.length > 0 ? this.#ties : party >= 0 ? ties[party]!.slice(0, MOST_LIT) : [];
    if (lit.length > 0) {
      // What is merely pointed at does not put all else into the shade.
      on.globalAlpha = this.#party < 0 && this.#ties.length === 0 ? 0 : 0.6;
      on.fillStyle = palette.paper;
      on.fillRect(0, 0, this.#sheet.width, this.#sheet.height);
      for (const t of [...lit].reverse()) drawTie(on, { crowd, view }, t, palette, { ...how, marked: lit.length < 80 });
    }
    on.globalAlpha = 1;
    for (const i of this.#ties.length > 0 ? [crowd.ties.from[this.#ties[0]!]!, crowd.ties.to[this.#ties[0]!]!] : party >= 0 ? [...neighbours(this.#asked, party).slice(0, 12), party] : []) this.#named(on, i, view, palette);
  }

  #named(on: CanvasRenderingContext2D, i: number, view: View, palette: Palette): void {
    const { crowd } = this.#asked;
    on.globalAlpha = 1;
    drawParty(on, crowd, i, view, palette, true);
    on.font = '600 12px sans-serif';
    on.textAlign = 'center';
    on.lineWidth = 3;
    on.strokeStyle = palette.paper;
    on.fillStyle = palette.ink;
    const [x, y] = [crowd.x[i]! * view.k + view.x, crowd.y[i]! * view.k + view.y + Math.max(6, radius(crowd.degree[i]!, view.k)) + 14];
    on.strokeText(crowd.names[i]!, x, y);
    on.fillText(crowd.names[i]!, x, y);
  }

  /** The ways that the page found, of those whose every stop is drawn. */
  #ways(): number[][] {
    const ways = JSON.parse(this.dataset['ways'] ?? '[]') as string[][];
    return ways.map(w => w.map(id => this.#asked.crowd.ids.indexOf(id))).filter(w => w.length > 1 && w.every(i => i >= 0));
  }

  #tell(scene: Scene): void {
    const { crowd, ties, touching } = scene;
    this.#drawn = scene;
    const number = (n: number): string => n.toLocaleString(document.documentElement.lang);
    const answered = ties.reduce((n, t) => n + ((crowd.ties.marks[t]! & ANSWERED) === 0 ? 0 : 1), 0);
    this.#count.textContent = [this.#words.of('island.drawn', number(ties.length), number(touching)), answered > 0 ? this.#words.of('island.answered.count', number(answered)) : ''].filter(s => s !== '').join(' · ');
    this.#keep();
    this.dataset['ready'] = 'true';
    this.dataset['drawn'] = String(Math.round(performance.now()));
  }

  #resize(): void {
    const width = Math.round(this.clientWidth);
    if (width === 0 || width === this.#sheet.width) return;
    const wasWhole = this.#sheet.view === this.#sheet.whole;
    this.#sheet.resize(width, Math.round(width >= NARROW ? Math.min(Math.max(width * 0.66, 440), Math.max(460, innerHeight * 0.82)) : Math.min(width * 1.35, 580)));
    this.#sheet.whole = whole(this.#asked.crowd, this.#sheet.width, this.#sheet.height);
    this.#sheet.look(wasWhole ? this.#sheet.whole : this.#sheet.view);
  }

  #dress(): Palette {
    if (this.#palette) return this.#palette;
    const style = getComputedStyle(this);
    return (this.#palette = paletteOf(name => style.getPropertyValue(name)));
  }
}

customElements.define('quipu-crowd', QuipuCrowd);
