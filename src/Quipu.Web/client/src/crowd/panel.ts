// Beside the picture: who somebody is and whom they are tied to, and what a tie rests on, as its own page shows it. Text only ever goes in as text.
import { el } from '../network/panel';
import type { Words } from '../page/words';
import type { Crowd } from './data';

/** More neighbours than this are read in the network around them. */
const MOST = 200;

export interface Asked {
  readonly crowd: Crowd;
  readonly words: Words;
  /** Of each party the numbers of its ties. */
  readonly ties: readonly (readonly number[])[];
}

/** Whom a party is tied to, those of most weight first. */
export function neighbours({ crowd, ties }: Asked, party: number): number[] {
  return [...new Set(ties[party]!.map(t => (crowd.ties.from[t] === party ? crowd.ties.to[t]! : crowd.ties.from[t]!)))];
}

export function partyPanel(asked: Asked, party: number): Node[] {
  const { crowd, words } = asked;
  const [id, name, group] = [crowd.ids[party]!, crowd.names[party]!, crowd.groups[crowd.group[party]!]];
  const around = neighbours(asked, party);
  const way = (key: 'from' | 'to'): string => {
    const url = new URL(location.href);
    url.hash = '';
    url.searchParams.set(key, id);
    return url.pathname + url.search;
  };
  const left = around.length - MOST;
  return [
    el('h2', {}, name),
    el('p', { class: 'axes' }, `${crowd.kinds[crowd.kind[party]!]!.label} · ${words.of('island.ties.count', crowd.degree[party]!)}`),
    group ? el('p', {}, words.of('island.together', group.label)) : el('span'),
    el('p', { class: 'leads' },
      el('a', { href: `/entities/${encodeURIComponent(id)}`, class: 'action' }, words.of('island.open')),
      el('a', { href: `/network?${new URLSearchParams({ centre: id }).toString()}`, class: 'action' }, words.of('island.its_network')),
      el('a', { href: way('from'), class: 'action' }, words.of('island.way.from')), el('a', { href: way('to'), class: 'action' }, words.of('island.way.to'))),
    el('h3', {}, words.of('island.tied', around.length)),
    el('ul', { class: 'ties' }, ...around.slice(0, MOST).map(other => el('li', {}, el('button', { type: 'button', 'data-party': String(party), 'data-other': String(other) }, crowd.names[other]!)))),
    left > 0 ? el('p', {}, words.of('island.more', left)) : el('span'),
  ];
}

/** What is said between two parties: a block for each relation, filled when its page has come. */
export function pairPanel({ crowd, words }: Asked, ties: readonly number[], claimsOf: (address: string) => HTMLElement): Node[] {
  const { from, to } = crowd.ties;
  const first = ties[0]!;
  const go = (party: number): HTMLElement => el('button', { type: 'button', class: 'go', 'data-go': String(party) }, crowd.names[party]!);
  return [
    el('h2', {}, words.of('island.between')),
    el('p', { class: 'leads' }, go(from[first]!), go(to[first]!)),
    ...ties.flatMap(t => [
      el('h3', {}, el('a', { href: tieAddress(crowd, t) }, `${crowd.names[from[t]!]!} ${(crowd.ties.marks[t]! & 1) !== 0 ? '→' : '–'} ${crowd.relations[crowd.ties.relation[t]!]!.label} ${crowd.names[to[t]!]!}`)),
      claimsOf(tieAddress(crowd, t)),
    ]),
  ];
}

/** The page of a tie: its own, or, of a register's and of a claim's further ends, that of the way of one step. */
export function tieAddress(crowd: Crowd, t: number): string {
  const ends = { from: crowd.ids[crowd.ties.from[t]!]!, to: crowd.ids[crowd.ties.to[t]!]! };
  const page = crowd.relations[crowd.ties.relation[t]!]!.page;
  if (page !== null) return `/network/tie?${new URLSearchParams({ from: ends.from, type: page, to: ends.to }).toString()}`;
  const asked = new URL(location.href).searchParams;
  for (const key of ['group', 'page', 'from', 'to', 'type', 'places']) asked.delete(key);
  return `/paths?${new URLSearchParams({ ...ends, steps: '1', count: '1' }).toString()}${asked.size > 0 ? `&${asked.toString()}` : ''}`;
}

/** The claims of a page, without what acts on them. */
export async function claimsFrom(address: string, signal: AbortSignal): Promise<Element | null> {
  const answer = await fetch(address, { signal });
  const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  const list = page?.querySelector('#main .claim-list, #main .way') ?? null;
  if (!list) return null;
  for (const named of list.querySelectorAll('[id]')) named.removeAttribute('id');
  for (const form of list.querySelectorAll('form, .judge, .correct')) form.remove();
  return document.adoptNode(list);
}
