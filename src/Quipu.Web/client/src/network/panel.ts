// Beside the picture: what stands behind a party or a tie. Text only ever goes in as text.
import { says } from './draw';
import type { Entity, Network, Tie } from './shape';

type Child = Node | string | null;

export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string>> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(c => c !== null));
  return element;
}

/** A tie: its ends, its axes, and the claims that it rests on, as the tie's own page shows them. They come later: `claims` is filled when they are there. */
export function tiePanel(network: Network, tie: Tie, claims: HTMLElement): Node[] {
  const name = (id: string): string => network.entities.find(e => e.id === id)!.name;
  return [
    el('h2', {}, el('a', { href: tieAddress(tie) }, `${name(tie.from)} ${tie.directed ? '→' : '–'} ${name(tie.to)}`)),
    el('p', { class: 'verb' }, says(network, tie)),
    el('p', { class: 'axes' }, chip(tie.modalityLabel, `modality m-${tie.modality}`), chip(tie.standing, `stage t-${tie.tone}`), el('span', { class: 'who' }, tie.attribution)),
    claims,
  ];
}

/** The page of a tie. */
export function tieAddress(tie: Tie): string {
  return `/network/tie?${new URLSearchParams({ from: tie.from, type: tie.type, to: tie.to }).toString()}`;
}

/** A party: where its dossier is, the view with it in the middle, and its ties as buttons. */
export function partyPanel(network: Network, entity: Entity, ties: readonly Tie[], expand: string | null, more: readonly Node[] = []): Node[] {
  const { words } = network;
  return [
    el('h2', {}, entity.name),
    el('p', { class: 'axes' }, words.of(`entity_type.${entity.type}`)),
    el('p', { class: 'leads' }, el('a', { href: `/entities/${encodeURIComponent(entity.id)}`, class: 'action' }, words.of('island.open')), expand === null ? null : el('a', { href: expand, class: 'action' }, words.of('island.expand')), ...more),
    el('h3', {}, `${words.of('entity.ties')} (${ties.length})`),
    el('ul', { class: 'ties' }, ...ties.map(tie => el('li', {}, el('button', { type: 'button', 'data-key': tie.key },
      el('span', { class: 'says' }, otherWay(network, entity, tie)), ' ', el('span', { class: 'status' }, `${tie.modalityLabel} · ${tie.attribution} · ${tie.standing}`))))),
  ];
}

function otherWay(network: Network, entity: Entity, tie: Tie): string {
  const other = network.entities.find(e => e.id === (tie.from === entity.id ? tie.to : tie.from))?.name ?? '';
  const verb = says(network, tie);
  return !tie.directed ? `– ${verb} – ${other}` : tie.from === entity.id ? `→ ${verb} ${other}` : `← ${other} ${verb}`;
}

function chip(label: string, kind: string): HTMLElement {
  return el('span', { class: `chip ${kind}` }, label);
}
