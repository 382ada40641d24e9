import assert from 'node:assert/strict';
import test from 'node:test';
import { layout } from '../src/network/layout';
import { legend } from '../src/network/legend';
import { marks } from '../src/network/marks';
import { picture, type Picture } from '../src/network/picture';
import { MODALITIES, readNetwork, type Network } from '../src/network/shape';
import { toMarkup } from '../src/network/svg';
import { LIGHT, LINES, TONES, toneOf } from '../src/network/tones';
import { network, ring, words, type Edge } from './sample';

const caption = { title: 'Red <Tarumayo> & "otros"', notes: ['left out: 3'], colophon: ['made today'] };

function drawn(n: Network): Picture {
  return picture(n, layout(n.entities, n.ties, 1.5), new Set(n.ties.map(t => t.key)), new Set(), caption);
}

test('Every modality and every tone is in the legend, and looks like no other', () => {
  const markup = toMarkup(legend(network([{ from: 'a', to: 'b' }]), 900, LIGHT).drawn);
  for (const modality of MODALITIES) assert.ok(markup.includes(`[modality.${modality}]`));
  for (const tone of TONES) assert.ok(markup.includes(`[tone.${tone}]`) && markup.includes(LIGHT.tone[tone]));
  assert.equal(new Set(MODALITIES.map(m => `${LINES[m].dashes} ${LINES[m].hollow}`)).size, MODALITIES.length);
  assert.equal(new Set(Object.values(LIGHT.tone)).size, TONES.length);
});

test('A narrow legend is a higher one, and none of it is lost', () => {
  const n = network([{ from: 'a', to: 'b', accepted: 1, answered: 1, negated: true }]);
  const [wide, narrow] = [legend(n, 900, LIGHT), legend(n, 320, LIGHT)];
  assert.ok(narrow.height > wide.height);
  assert.equal((toMarkup(narrow.drawn).match(/<text/g) ?? []).length, (toMarkup(wide.drawn).match(/<text/g) ?? []).length);
});

test('Each tone reads on paper at 4.5 : 1', () => {
  const light = (hex: string): number => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255).map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
  for (const tone of TONES) assert.ok(1.05 / (light(LIGHT.tone[tone]) + 0.05) >= 4.5, tone);
});

test('Every tie of the picture is told with its axes and its source', () => {
  const { markup } = drawn(network([
    { from: 'a', to: 'b', modality: 'denied', stage: 'acquitted', whose: 'Nombre b', tone: 'ended', answered: 2, attribution: { own_voice: false, chains: [['informante', 'fiscal']] } },
    { from: 'b', to: 'c', modality: 'possible', standing: { documents: 1 } },
  ]));
  const text = markup.replace(/<title>.*?<\/title>/g, '').replace(/<\/text><text[^>]*>/g, ' ');
  assert.match(text, /Nombre a → Nombre b: \[verb\.funds\] · \[modality\.denied\] · \[attribution\.by\] informante → fiscal · \[standing\.of\] \[stage\.acquitted\] · \[island\.answered\] \[1\]/);
  assert.match(text, /\[modality\.possible\] · \[attribution\.own\] · \[standing\.none\.one\] \[2\]/);
  assert.match(text, /1 +La Voz, Nota sobre a, 2021-04-01, https:\/\/example\.org\/a, \[island\.licence\]/);
  assert.match(text, /2 +La Voz, Nota sobre b, 2021-04-01, https:\/\/example\.org\/a, \[island\.licence\.none\]/);
});

test('A picture carries its legend, its date, its sources and the licence of each', () => {
  const { markup } = drawn(network([{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }]));
  const parts: [string, RegExp][] = [['legend', /class="legend"/], ['date', /made today/], ['sources', /\[island\.sources\]/], ['a licence', /\[island\.licence\]/], ['that there is none', /\[island\.licence\.none\]/]];
  for (const [what, there] of parts) {
    assert.match(markup, there, what);
    // The check can fail: the same picture without it is seen.
    assert.doesNotMatch(markup.replace(new RegExp(there, 'g'), ''), there, what);
  }
});

test('A picture needs nothing outside itself, and is well formed whatever names hold', () => {
  const n = network([{ from: '<script>"&', to: 'b\u0007' }]);
  const { markup } = drawn(n);
  assert.doesNotMatch(markup, /href|<script|url\(|class="hit"|tabindex/);
  assert.doesNotMatch(markup, /\u0007/);
  assert.ok(markup.includes('Red &lt;Tarumayo&gt; &amp; &quot;otros&quot;'));
  assert.deepEqual(unclosed(markup), []);
});

/** Elements left open, and what is no XML. */
function unclosed(markup: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const between = markup.replace(/^<\?xml[^>]*\?>/, '').replace(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/g, (_, closes: string, tag: string, _attributes: string, empty: string) => {
    if (closes !== '' && open.pop() !== tag) wrong.push(tag);
    else if (closes === '' && empty === '') open.push(tag);
    return '';
  });
  return [...open, ...wrong, ...(between.match(/[<>]|&(?!(?:amp|lt|gt|quot);)/g) ?? [])];
}

test('The same network gives the same bytes', () => {
  const edges: Edge[] = ring(30);
  assert.equal(drawn(network(edges)).markup, drawn(network([...edges].reverse())).markup);
});

test('That somebody answers is marked on the shortest tie, and nothing where there is no answer', () => {
  const short = { start: { x: 0, y: 0 }, bend: { x: 4, y: 0 }, end: { x: 8, y: 0 } };
  const borne = (answered: number): number => marks(short, { tone: 'trial', negated: false, accepted: 1, answered }, LIGHT).length;
  assert.deepEqual([borne(0), borne(2)], [0, 1]);
  const long = { ...short, bend: { x: 100, y: 0 }, end: { x: 200, y: 0 } };
  assert.equal(marks(long, { tone: 'trial', negated: true, accepted: 1, answered: 1 }, LIGHT).length, 4);
});

test('A stage of the law has a tone; what is no stage has none', () => {
  assert.equal(toneOf('preventive_detention'), 'measures');
  assert.equal(toneOf('acquitted'), 'ended');
  assert.equal(toneOf('trial'), 'trial');
  assert.equal(toneOf(''), 'none');
});

test('Data that is no network is refused', () => {
  for (const broken of [null, [], {}, { entities: {} }, { entities: [], edges: [3] }]) assert.throws(() => readNetwork(broken, words), TypeError);
  assert.equal(readNetwork({ entities: [], edges: [{ from: 'a', to: 'b', type: 'funds' }] }, words).ties.length, 0, 'a tie without its ends is not drawn');
});

test('A tie that does not say how it is said is drawn as alleged, and says so', () => {
  const tie = network([{ from: 'a', to: 'b', modality: 'certainly' }]).ties[0]!;
  assert.equal(tie.modality, 'alleged');
  assert.equal(tie.modalityLabel, '[modality.alleged]');
});
