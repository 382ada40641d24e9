// Above the picture: zoom, a search for a party, the day of the world.
import { el } from '../network/panel';
import type { Words } from '../page/words';
import type { Crowd } from './data';
import { find, fold } from './find';

const MOST = 8;

export function button(label: string, act: () => void, sign?: string): HTMLButtonElement {
  const made = el('button', sign === undefined ? { type: 'button' } : { type: 'button', 'aria-label': label, title: label }, sign ?? label);
  made.addEventListener('click', act);
  return made;
}

/** A field that goes to a party by its name: Enter takes the first, Tab leads through the others. */
export function finder(crowd: () => Crowd, words: Words, chosen: (party: number) => void): HTMLElement {
  const input = el('input', { type: 'search', autocomplete: 'off', maxlength: '100' });
  const list = el('ul', { class: 'found', hidden: '' });
  let of: Crowd | null = null;
  let folded: string[] = [];
  const hits = (): number[] => {
    if (of !== crowd()) folded = (of = crowd()).names.map(fold);
    return find(folded, input.value, MOST);
  };
  const take = (party: number): void => {
    list.hidden = true;
    chosen(party);
  };
  input.addEventListener('input', () => {
    const found = hits();
    list.replaceChildren(...found.map(i => el('li', {}, button(crowd().names[i]!, () => take(i)))));
    if (found.length === 0 && input.value.trim() !== '') list.append(el('li', { class: 'none' }, words.of('island.find.none')));
    list.hidden = list.childElementCount === 0;
  });
  input.addEventListener('keydown', e => {
    const first = e.key === 'Enter' ? hits()[0] : undefined;
    if (first !== undefined) take(first);
    if (e.key === 'Enter') e.preventDefault();
    if (e.key === 'Escape') list.hidden = true;
  });
  return el('div', { class: 'finder' }, el('label', {}, el('span', {}, words.of('island.find')), input), list);
}

/** A slider over the years at whose end the network is seen; the last position is any time. Nothing where no tie is dated. */
export function yearSlider(years: readonly [number, number] | null, now: number | null, words: Words, changed: (year: number | null) => void): HTMLElement | null {
  if (!years || years[0] > 3000) return null;
  const [least, most] = [Math.min(years[0], now ?? Infinity), Math.max(years[1], now ?? -Infinity)];
  const range = el('input', { type: 'range', min: String(least), max: String(most + 1), step: '1', value: String(now ?? most + 1) });
  const output = el('output', {}, '');
  const year = (): number | null => (Number(range.value) > most ? null : Number(range.value));
  const say = (): void => { output.value = year() === null ? words.of('island.year.now') : String(year()); };
  range.addEventListener('input', say);
  range.addEventListener('change', () => changed(year()));
  say();
  return el('div', { class: 'years' }, el('label', {}, el('span', {}, words.of('island.year')), range, output));
}
