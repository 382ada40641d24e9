// <quipu-network data-src="/network.json?…" data-words="{…}">: the network drawn, to walk through, to ask what a line rests on, and to publish with its sources.
// What stands in the element before (the legend) gives way to the drawing, which has its own; it stays where the data cannot be had.
import { centresOf, expanded, litBy, touches, withLit, withYears, yearsOf, type Years } from './network/address';
import { Board, readBoard, toPlaces } from './network/board';
import { fit, pan, project, zoom, type View } from './network/camera';
import { draw } from './network/draw';
import { listen } from './network/gestures';
import type { Rect } from './network/labels';
import { layout, layoutAround, type Placed } from './network/layout';
import { legend } from './network/legend';
import { el, partyPanel, tieAddress, tiePanel } from './network/panel';
import { picture, type Picture } from './network/picture';
import { savePng, saveSvg, type Note } from './network/save';
import { readNetwork, type Network, type Tie } from './network/shape';
import { at, patch, shape } from './network/svg';
import { paletteOf } from './network/tones';
import { nextParty, nextTie, way } from './network/walk';
import { yearSliders } from './network/years';
import { Words } from './page/words';

const NARROW = 640;

/** The log of what left could not take it down. */
class Unlogged extends Error {}

class QuipuNetwork extends HTMLElement {
  #network!: Network;
  #plan: Placed[] = [];
  #view: View = { k: 1, x: 0, y: 0 };
  #whole: View = this.#view;
  #sheet: Rect = { left: 0, top: 0, right: 0, bottom: 0 };
  #shown = new Set<string>();
  #years: Years = { from: null, to: null };
  #pointed: string | null = null;
  #chosen: string | null = null;
  #reach = '';
  #party: string | null = null;
  #frame = 0;
  readonly #told = el('p', { class: 'kept', role: 'status' });
  #board = new Board(readBoard({}), '', this.#told);
  readonly #svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  readonly #panel = el('aside', { class: 'panel', 'aria-live': 'polite', tabindex: '-1' });
  readonly #count = el('p', { class: 'shown', role: 'status' });
  readonly #off = new AbortController();

  connectedCallback(): void {
    if (this.#plan.length === 0) void this.#start();
  }

  disconnectedCallback(): void {
    this.#off.abort();
  }

  async #start(): Promise<void> {
    const words = new Words(JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>);
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(this.dataset['src'] ?? '/network.json', { headers: { accept: 'application/json' }, signal: this.#off.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const json = await answer.json() as { network?: unknown };
      this.#board = new Board(readBoard(json), this.dataset['board'] ?? '', this.#told);
      this.#network = readNetwork(json.network ?? json, words);
      if (this.#network.entities.length > 0) this.#open();
      this.dataset['ready'] = 'true';
    } catch (broken) {
      if (this.#off.signal.aborted) return;
      console.error(broken);
      this.append(el('p', { class: 'none', role: 'alert' }, words.of('island.failed')));
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  #open(): void {
    const { words, ties, entities } = this.#network;
    this.#years = yearsOf(location.href);
    this.#filter();
    const { places } = this.#board;
    this.#plan = places.size > 0 ? layoutAround(entities, ties, places) : layout(entities, ties, this.clientWidth >= NARROW ? 1.55 : 0.8);
    this.#reach = [...centresOf(location.href)].find(c => entities.some(e => e.id === c)) ?? this.#plan.reduce((most, p) => (p.ties > most.ties ? p : most)).id;
    this.#svg.setAttribute('role', 'group');
    this.#svg.setAttribute('aria-label', words.of('island.label'));
    const keys = el('p', { class: 'keys', id: `keys-${Math.trunc(performance.now())}` }, [words.of('island.keys'), this.#board.isOpen ? words.of('island.board.keys') : ''].join(' ').trim());
    this.#svg.setAttribute('aria-describedby', keys.id);
    this.#panel.setAttribute('aria-label', words.of('entity.ties'));
    this.#svg.setAttribute('class', 'drawing');
    this.#panel.hidden = true;
    this.#board.draws({ words, plan: () => this.#plan, put: (id, by) => this.#put(id, by), send: (address, body) => this.#send(address, body) });
    this.replaceChildren(this.#tools(), el('div', { class: 'stage' }, this.#svg, this.#panel), this.#count, this.#told, keys);
    document.querySelector<HTMLFormElement>('form.save-board')?.addEventListener('submit', e => {
      const field = (e.currentTarget as HTMLFormElement).elements.namedItem('places');
      if (field instanceof HTMLInputElement) field.value = toPlaces(this.#plan, () => false);
    });
    this.#watch();
    this.#resize();
    const lit = litBy(location.href);
    if (lit !== null) this.#choose(lit, false);
    this.#render();
  }

  #tools(): HTMLElement {
    const { words } = this.#network;
    const button = (label: string, act: () => void, sign?: string): HTMLButtonElement => {
      const made = el('button', sign === undefined ? { type: 'button' } : { type: 'button', 'aria-label': label, title: label }, sign ?? label);
      made.addEventListener('click', act);
      return made;
    };
    const middle = (): { x: number; y: number } => ({ x: this.#sheet.right / 2, y: this.#sheet.bottom / 2 });
    const years = yearSliders(this.#network, this.#years, y => this.#setYears(y));
    const saving = (label: string, save: (picture: Picture, name: string, note: Note) => Promise<void>): HTMLButtonElement => {
      const made = button(label, () => {
        made.disabled = true;
        void save(this.#picture(), this.#name(), (file, sha256) => this.#note(file, sha256))
          .catch((broken: unknown) => { this.#count.textContent = broken instanceof Unlogged ? broken.message : words.of('island.failed'); }).finally(() => { made.disabled = false; });
      });
      return made;
    };
    return el('div', { class: 'bar' },
      el('span', { class: 'zoom' }, button(words.of('island.zoom_out'), () => this.#zoom(1 / 1.4, middle()), '−'), button(words.of('island.zoom_in'), () => this.#zoom(1.4, middle()), '+'),
        button(words.of('island.fit'), () => this.#look(this.#whole))),
      years, el('span', { class: 'save' }, saving(words.of('island.svg'), saveSvg), saving(words.of('island.png'), savePng)));
  }

  /** What leaves is in the log, or does not leave. */
  async #note(file: string, sha256: string): Promise<void> {
    const answer = await this.#send('/network/picture.json', { address: location.pathname + location.search, file, sha256 });
    if (!answer?.ok) throw new Unlogged(this.#network.words.of('island.unlogged'));
  }

  async #send(address: string, body: unknown): Promise<Response | null> {
    return await fetch(address, {
      method: 'POST', headers: { 'content-type': 'application/json', [this.dataset['tokenName'] ?? '']: this.dataset['token'] ?? '' }, body: JSON.stringify(body),
    }).catch(() => null);
  }

  #put(id: string, by: { x: number; y: number }): void {
    this.#plan = this.#plan.map(p => (p.id === id ? { ...p, x: p.x + by.x, y: p.y + by.y } : p));
    this.#later();
  }

  #watch(): void {
    listen(this.#svg, {
      pan: (dx, dy) => this.#look(pan(this.#view, dx, dy)),
      zoom: (by, about) => this.#zoom(by, about),
      isNear: () => this.#view.k > this.#whole.k * 1.02,
      grab: target => this.#board.grab(keyOf(target)),
      drag: (dx, dy) => this.#board.move(dx, dy, this.#view.k),
      drop: () => { this.#board.held = null; },
      press: target => {
        this.#board.held = null;
        this.#choose(keyOf(target), false);
      },
    });
    this.#svg.addEventListener('pointerover', e => { if (e.pointerType === 'mouse') this.#point(keyOf(e.target)); });
    this.#svg.addEventListener('pointerleave', () => this.#point(null));
    this.#svg.addEventListener('focusin', e => {
      const key = keyOf(e.target);
      if (key === null) return;
      this.#reach = key;
      if (!this.#tie(key)) this.#party = key;
      this.#point(key);
    });
    this.#svg.addEventListener('focusout', () => this.#point(null));
    this.addEventListener('keydown', e => { if (this.#onKey(e)) e.preventDefault(); });
    this.#panel.addEventListener('click', e => {
      const key = keyOf(e.target);
      if (key !== null) this.#choose(key, true);
    });
    addEventListener('hashchange', () => this.#choose(litBy(location.href), false), { signal: this.#off.signal });
    new ResizeObserver(() => this.#resize()).observe(this);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#later(), { signal: this.#off.signal });
    const theme = new MutationObserver(() => this.#later());
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    this.#off.signal.addEventListener('abort', () => theme.disconnect());
  }

  #onKey(event: KeyboardEvent): boolean {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Escape' && this.#chosen !== null) {
      const back = this.#chosen;
      this.#choose(null, false);
      this.#focus(back);
      return true;
    }
    if (!(event.target instanceof Element) || !this.#svg.contains(event.target)) return false;
    const middle = { x: this.#sheet.right / 2, y: this.#sheet.bottom / 2 };
    const ahead = way(event.key);
    if (this.#board.held !== null) return this.#board.onKey(event.key, ahead, this.#view.k);
    if (event.key === 'm' && this.#board.grab(keyOf(event.target), true)) return true;
    if (ahead && event.shiftKey) this.#look(pan(this.#view, -60 * ahead[0], -60 * ahead[1]));
    else if (ahead) this.#step(ahead);
    else if (event.key === '+' || event.key === '=') this.#zoom(1.3, middle);
    else if (event.key === '-') this.#zoom(1 / 1.3, middle);
    else if (event.key === '0') this.#look(this.#whole);
    else if (event.key === 'n' || event.key === 'p') this.#stepTie(event.key === 'n' ? 1 : -1);
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(keyOf(event.target), true);
    else return false;
    return true;
  }

  #step(ahead: readonly [number, number]): void {
    const placed = this.#placed();
    const from = placed.get(this.#party ?? this.#reach);
    const standing = this.#plan.filter(p => p.ties === 0 || this.#network.ties.some(t => this.#shown.has(t.key) && (t.from === p.id || t.to === p.id))).map(p => placed.get(p.id)!);
    const next = from && nextParty(from, standing, ahead);
    if (next) this.#focus(next);
  }

  #stepTie(by: 1 | -1): void {
    const party = this.#party ?? this.#tie(this.#reach)?.from;
    const next = party && nextTie(party, this.#reach, this.#network.ties.filter(t => this.#shown.has(t.key)), by);
    if (next) this.#focus(next.key);
  }

  /** Brings the focus to a party or tie, and it onto the sheet. */
  #focus(key: string): void {
    const placed = this.#placed();
    const spot = placed.get(key) ?? placed.get(this.#tie(key)?.from ?? '');
    const { right, bottom } = this.#sheet;
    if (spot && (spot.x < 20 || spot.y < 20 || spot.x > right - 20 || spot.y > bottom - 20)) this.#view = pan(this.#view, right / 2 - spot.x, bottom / 2 - spot.y);
    this.#reach = key;
    this.#render();
    [...this.#svg.querySelectorAll<SVGGElement>('[data-key]')].find(g => g.dataset['key'] === key)?.focus({ preventScroll: true });
  }

  #choose(key: string | null, move: boolean): void {
    const tie = key === null ? undefined : this.#tie(key);
    const entity = tie || key === null ? undefined : this.#network.entities.find(e => e.id === key);
    this.#chosen = tie?.key ?? entity?.id ?? null;
    history.replaceState(history.state, '', withLit(location.href, this.#chosen));
    this.#panel.hidden = this.#chosen === null;
    const own = (id: string): Tie[] => this.#network.ties.filter(t => this.#shown.has(t.key) && (t.from === id || t.to === id));
    if (tie) this.#show(tiePanel(this.#network, tie, this.#claimsOf(tie)));
    else if (entity) this.#show(partyPanel(this.#network, entity, own(entity.id), this.#board.isOpen || centresOf(location.href).has(entity.id) ? null : expanded(location.href, entity.id), this.#unpinning(entity.id)));
    this.#panel.scrollTop = 0;
    if (this.#chosen !== null) this.#makeRoom(tie ? [tie.from, tie.to] : [this.#chosen]);
    if (move && this.#chosen !== null) this.#panel.focus();
    this.#later();
  }

  #unpinning(id: string): HTMLElement[] {
    if (!this.#board.isOpen || !this.#board.pinned.has(id)) return [];
    const button = el('button', { type: 'button', class: 'quiet' }, this.#network.words.of('island.board.unpin'));
    button.addEventListener('click', () => {
      this.#board.unpin(id);
      this.#choose(id, false);
    });
    return [button];
  }

  /** What is chosen must not lie under the panel; where the panel stands below the drawing, it must not lie off the screen. */
  #makeRoom(ids: readonly string[]): void {
    if (getComputedStyle(this.#panel).position !== 'absolute') return this.#panel.scrollIntoView({ block: 'nearest' });
    const placed = this.#placed();
    const rightmost = Math.max(...ids.map(id => placed.get(id)!.x));
    const over = rightmost - (this.#sheet.right - this.#panel.offsetWidth - 70);
    if (over > 0) this.#look(pan(this.#view, -over, 0));
  }

  #show(content: readonly Node[]): void {
    const label = this.#network.words.of('island.close');
    const close = el('button', { type: 'button', class: 'close', 'aria-label': label, title: label }, '×');
    close.addEventListener('click', () => this.#choose(null, false));
    this.#panel.replaceChildren(close, ...content);
  }

  /** The claims behind a tie, taken from its own page, so that they are shown here as they are shown everywhere. */
  #claimsOf(tie: Tie): HTMLElement {
    const place = el('div', { class: 'behind', 'aria-busy': 'true' }, el('p', {}, this.#network.words.of('island.claims', tie.claims)));
    void (async () => {
      const answer = await fetch(tieAddress(tie), { signal: this.#off.signal });
      const list = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#main .claim-list') : null;
      if (!list) throw new Error(String(answer.status));
      for (const named of list.querySelectorAll('[id]')) named.removeAttribute('id');
      for (const form of list.querySelectorAll('form, .judge, .correct')) form.remove();
      place.replaceChildren(document.adoptNode(list));
    })().catch(() => { /* The heading leads to the page that has them. */ }).finally(() => place.removeAttribute('aria-busy'));
    return place;
  }

  #point(key: string | null): void {
    if (key === this.#pointed) return;
    this.#pointed = key;
    this.#later();
  }

  #setYears(years: Years): void {
    this.#years = years;
    history.replaceState(history.state, '', withYears(location.href, years));
    // The page's own form asks for the same years when it is sent.
    for (const key of ['from', 'to'] as const) {
      const input = document.querySelector<HTMLInputElement>(`form input[name=${key}]`);
      if (input && input.value.slice(0, 4) !== String(years[key] ?? '')) input.value = years[key] === null ? '' : String(years[key]);
    }
    this.#filter();
    this.#later();
  }

  #filter(): void {
    const { ties, words, left } = this.#network;
    this.#shown = new Set(ties.filter(t => touches(t, this.#years)).map(t => t.key));
    this.#count.textContent = [words.of('island.shown', this.#shown.size, ties.length), leftOut(words, left)].filter(s => s !== '').join(' · ');
  }

  #zoom(by: number, about: { x: number; y: number }): void {
    this.#look(zoom(this.#view, by, about, this.#whole));
  }

  #look(view: View): void {
    this.#view = view;
    this.#svg.style.touchAction = view.k > this.#whole.k * 1.02 ? 'none' : 'pan-y';
    this.#later();
  }

  #resize(): void {
    const width = Math.round(this.clientWidth);
    if (width === 0 || width === this.#sheet.right) return;
    const height = Math.round(width >= NARROW ? Math.min(Math.max(width * 0.62, 420), Math.max(440, innerHeight * 0.8)) : Math.min(width * 1.3, 560));
    const wasWhole = this.#view === this.#whole;
    this.#sheet = { left: 0, top: 0, right: width, bottom: height };
    this.#whole = fit(this.#plan, this.#sheet);
    if (wasWhole) this.#view = this.#whole;
    this.#look(this.#view);
  }

  #later(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#render());
  }

  #placed(): Map<string, Placed> {
    return project(this.#plan, this.#view);
  }

  #render(): void {
    const { right: width, bottom: height } = this.#sheet;
    const style = getComputedStyle(this);
    const palette = paletteOf(name => style.getPropertyValue(name));
    const key = legend(this.#network, width - 24, palette);
    const { drawn } = draw({
      network: this.#network, placed: this.#placed(), sheet: this.#sheet, palette, shown: this.#shown, centres: centresOf(location.href),
      lit: this.#pointed ?? this.#chosen, reach: this.#reach, words: this.#shown.size <= 60 || this.#view.k > 1.8, rows: 3, notes: this.#board.notes, pinned: this.#board.pinned,
    });
    const total = Math.ceil(height + key.height + 18);
    patch(this.#svg, shape('svg', {
      ...Object.fromEntries([...this.#svg.attributes].map(a => [a.name, a.value])), viewBox: `0 0 ${width} ${total}`, width, height: total, fill: palette.ink,
    },
      shape('rect', { width, height, fill: palette.paper }), drawn, shape('rect', { y: height, width, height: total - height, fill: palette.paper }),
      shape('path', { d: `M0 ${height}H${width}`, stroke: palette.faint, 'stroke-width': 1 }), shape('g', { transform: `translate(12 ${at(height + 12)})` }, key.drawn)));
  }

  #name(): string {
    return document.title.split(' · ').slice(0, 2).join(' ');
  }

  #picture(): Picture {
    const { words, ties, left } = this.#network;
    const { from, to } = this.#years;
    const today = this.dataset['today'] ?? new Date().toISOString().slice(0, 10);
    const notes = [
      words.of('island.shown', this.#shown.size, ties.length),
      from !== null ? `${words.of('filters.from')} ${from}` : '', to !== null ? `${words.of('filters.to')} ${to}` : '',
      leftOut(words, left),
    ];
    const centres = centresOf(location.href);
    const asked = this.#network.entities.filter(e => centres.has(e.id)).map(e => e.name).join(', ');
    const caption = { title: asked === '' ? document.title : `${asked} · ${document.title}`, notes: [notes.filter(n => n !== '').join(' · ')], colophon: [words.of('island.made', today, this.dataset['workspace'] ?? ''), decodeURI(location.pathname + location.search)] };
    return picture(this.#network, this.#plan, this.#shown, centres, caption, this.#board);
  }

  #tie(key: string): Tie | undefined {
    return this.#network.ties.find(t => t.key === key);
  }
}

function leftOut(words: Words, left: number): string {
  return left > 0 ? words.of(left === 1 ? 'network.left.one' : 'network.left.many', left) : '';
}

function keyOf(target: EventTarget | null): string | null {
  return target instanceof Element ? target.closest<HTMLElement | SVGElement>('[data-key]')?.dataset['key'] ?? null : null;
}

customElements.define('quipu-network', QuipuNetwork);
