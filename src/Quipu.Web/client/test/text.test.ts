import assert from 'node:assert/strict';
import test from 'node:test';
import { placeNames, Taken } from '../src/network/labels';
import { cut, width, wrap } from '../src/network/text';

test('Lines are no wider than their room', () => {
  const long = 'Asociación de Productores Agropecuarios, Ganaderos y Forestales del Valle Interandino';
  for (const room of [60, 118, 300]) for (const line of wrap(long, 12, room, 3)) assert.ok(width(line, 12) <= room, line);
});

test('What does not fit ends in an ellipsis, and nothing is lost where it fits', () => {
  assert.deepEqual(wrap('uno dos tres', 12, 1000, 2), ['uno dos tres']);
  assert.equal(wrap('uno dos tres cuatro cinco seis', 12, 60, 2).length, 2);
  assert.ok(wrap('uno dos tres cuatro cinco seis', 12, 60, 2)[1]!.endsWith('…'));
  assert.equal(wrap('  uno \n dos  ', 12, 1000, 2).join('|'), 'uno dos');
  assert.deepEqual(wrap('   ', 12, 100, 2), []);
});

test('A word without end is cut, also in scripts without spaces and beyond the first plane', () => {
  assert.ok(width(cut('x'.repeat(500), 12, 80), 12) <= 80);
  assert.equal(cut('𝔸𝔹ℂ', 12, 1).length, 3, 'one letter, which is two units, and the ellipsis');
  assert.equal(wrap('漢字'.repeat(60), 12, 100, 2).length, 1);
});

test('Names keep off each other and off signs; who is lit has a name in any case', () => {
  const sheet = { left: 0, top: 0, right: 400, bottom: 300 };
  const parties = Array.from({ length: 60 }, (_, i) => ({ id: `p${i}`, name: `Nombre bastante largo ${i}`, x: 30 + (i % 10) * 37, y: 30 + Math.floor(i / 10) * 45, r: 8, ties: 1 }));
  const names = placeNames(parties, sheet, new Taken(), { first: new Set(), rows: 3 });
  const all = [...names.values()].map(n => n.box);
  assert.ok(all.length > 3 && all.length < 60);
  for (const a of all) for (const b of all) if (a !== b) assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
  for (const p of parties) for (const n of all) assert.ok(n.right <= p.x - p.r || n.left >= p.x + p.r || n.bottom <= p.y - p.r || n.top >= p.y + p.r);
  const unnamed = parties.find(p => !names.has(p.id))!.id;
  assert.ok(placeNames(parties, sheet, new Taken(), { first: new Set([unnamed]), rows: 3 }).has(unnamed));
});
