import { el } from './panel';
import type { Network } from './shape';
import type { Years } from './address';

/** Two sliders, from and to, over the years of the ties; nothing where there is only one year. */
export function yearSliders(network: Network, start: Years, changed: (years: Years) => void): HTMLElement | null {
  const dated = network.ties.flatMap(t => [t.first, t.last]).filter(y => y !== null);
  if (dated.length === 0) return null;
  const [least, most] = [Math.min(...dated, start.from ?? Infinity), Math.max(...dated, start.to ?? -Infinity)];
  if (least === most) return null;
  const slider = (label: string, value: number): [HTMLLabelElement, HTMLInputElement, HTMLOutputElement] => {
    const range = el('input', { type: 'range', min: String(least), max: String(most), step: '1', value: String(value) });
    const output = el('output', {}, String(value));
    return [el('label', {}, el('span', {}, label), range, output), range, output];
  };
  const [fromLabel, from, fromYear] = slider(network.words.of('filters.from'), start.from ?? least);
  const [toLabel, to, toYear] = slider(network.words.of('filters.to'), start.to ?? most);
  const tell = (moved: HTMLInputElement): void => {
    // The two never cross: the one that is moved pushes the other before it.
    if (Number(from.value) > Number(to.value)) (moved === from ? to : from).value = moved.value;
    fromYear.value = from.value;
    toYear.value = to.value;
    changed({ from: Number(from.value) === least ? null : Number(from.value), to: Number(to.value) === most ? null : Number(to.value) });
  };
  from.addEventListener('input', () => tell(from));
  to.addEventListener('input', () => tell(to));
  return el('div', { class: 'years', role: 'group' }, fromLabel, toLabel);
}
