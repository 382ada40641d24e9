// Beside the picture: what stands behind a party or a tie. Text only ever goes in as text.
import { says } from './draw';
import type { Claim, Entity, Network, Tie } from './shape';

type Child = Node | string | null;

export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string>> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter(c => c !== null));
  return element;
}

/** A tie: its ends, its axes, and each claim that it rests on. */
export function tiePanel(network: Network, tie: Tie): Node[] {
  const party = (id: string): HTMLElement => partyLink(network.entities.find(e => e.id === id)!);
  return [
    el('h2', {}, party(tie.from), ' ', el('span', { class: 'verb' }, `${says(network, tie)} ${tie.directed ? '→' : '–'}`), ' ', party(tie.to)),
    el('p', { class: 'axes' }, chip(tie.modalityLabel, `m-${tie.modality}`), chip(tie.stageLabel, `t-${tie.tone}`), el('span', { class: 'who' }, tie.attribution)),
    el('h3', {}, `${network.words.of('island.claims')} (${tie.claims.length})`),
    el('ol', { class: 'claims' }, ...tie.claims.map(c => claimItem(network, c, tie))),
  ];
}

/** A party: where its dossier is, the view with it in the middle, and its ties as buttons. */
export function partyPanel(network: Network, entity: Entity, ties: readonly Tie[], expand: string | null): Node[] {
  const { words } = network;
  return [
    el('h2', {}, entity.name),
    el('p', { class: 'axes' }, words.of(`entity_type.${entity.type}`)),
    el('p', { class: 'leads' }, el('a', { href: entity.url, class: 'open' }, words.of('island.open')), expand === null ? null : el('a', { href: expand, class: 'expand' }, words.of('island.expand'))),
    el('h3', {}, `${words.of('island.ties')} (${ties.length})`),
    el('ul', { class: 'ties' }, ...ties.map(tie => el('li', {}, el('button', { type: 'button', 'data-key': tie.key },
      el('span', { class: 'says' }, otherWay(network, entity, tie)), ' ', el('span', { class: 'status' }, `${tie.modalityLabel} · ${tie.attribution} · ${tie.stageLabel}`))))),
  ];
}

function otherWay(network: Network, entity: Entity, tie: Tie): string {
  const other = network.entities.find(e => e.id === (tie.from === entity.id ? tie.to : tie.from))?.name ?? '';
  const verb = says(network, tie);
  return !tie.directed ? `– ${verb} – ${other}` : tie.from === entity.id ? `→ ${verb} ${other}` : `← ${other} ${verb}`;
}

function claimItem(network: Network, claim: Claim, tie: Tie): HTMLElement {
  const { document: d } = claim;
  const source = [d.publisher, d.title, d.published].filter(s => s !== '').join(', ');
  return el('li', { class: 'claim' },
    claim.sentence === '' ? null : el('p', { class: 'says' }, el('a', { href: claim.url }, claim.sentence)),
    el('p', { class: 'axes' }, chip(claim.modality || tie.modalityLabel, 'modality'), el('span', { class: 'who' }, claim.attribution || network.words.of('attribution.own')),
      el('span', { class: 'standing' }, claim.standing || tie.stageLabel), claim.review === '' ? null : chip(claim.review, 'review')),
    claim.quote === '' ? null : el('blockquote', {}, el('p', {}, claim.quote)),
    source === '' ? null : el('p', { class: 'source' }, d.url !== '' && /^(https?:\/|\/)/.test(d.url) ? el('a', { href: d.url, rel: 'noreferrer' }, source) : source));
}

function partyLink(entity: Entity): HTMLElement {
  return el('a', { href: entity.url }, entity.name);
}

function chip(label: string, kind: string): HTMLElement {
  return el('span', { class: `chip ${kind}` }, label);
}
