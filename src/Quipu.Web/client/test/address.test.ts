import assert from 'node:assert/strict';
import test from 'node:test';
import * as claim from '../src/document/address';
import { centresOf, expanded, litBy, touches, withLit, withYears, yearsOf } from '../src/network/address';

const at = (path: string): string => `http://127.0.0.1:5000${path}`;

test('Expanding adds a centre and keeps the filters', () => {
  const next = expanded(at('/network?centre=a,b&modality=alleged#at=x'), 'c d');
  assert.deepEqual([...centresOf(at(next))], ['a', 'b', 'c d']);
  assert.ok(next.includes('modality=alleged') && !next.includes('#'));
  assert.deepEqual([...centresOf(at(expanded(at(next), 'a')))], ['a', 'b', 'c d'], 'once is enough');
});

test('Years stand in the address, and a more precise date of the form stays', () => {
  assert.deepEqual(yearsOf(at('/network?from=2019-04&to=2024')), { from: 2019, to: 2024 });
  assert.ok(withYears(at('/network?from=2019-04'), { from: 2019, to: null }).endsWith('?from=2019-04'));
  assert.ok(withYears(at('/network?from=2019-04&to=2021'), { from: 2020, to: null }).endsWith('?from=2020'));
  assert.deepEqual(yearsOf(at('/network?from=soon')), { from: null, to: null });
});

test('What is lit comes back from the address, whatever signs its key has', () => {
  const key = 'ñ 1&2 funds #3%';
  assert.equal(litBy(withLit(at('/network?centre=a'), key)), key);
  assert.equal(litBy(withLit(withLit(at('/network'), key), null)), null);
  assert.equal(litBy(at('/network#at=%E0%A4%A')), null, 'a broken address lights nothing');
});

test('A tie without a date is not left out by years', () => {
  const years = { from: 2010, to: 2012 };
  assert.ok(touches({ first: null, last: null }, years));
  assert.ok(touches({ first: 2005, last: 2010 }, years) && touches({ first: 2012, last: 2020 }, years) && touches({ first: 2000, last: 2020 }, years));
  assert.ok(!touches({ first: 2005, last: 2009 }, years) && !touches({ first: 2013, last: 2013 }, years));
});

test('A claim is lit by the query, by its note and by its words', () => {
  assert.deepEqual(claim.litBy(at('/documents/d?claim=abc')), { id: 'abc', at: 'words' });
  assert.deepEqual(claim.litBy(at('/documents/d?claim=abc#c-def')), { id: 'def', at: 'note' });
  assert.deepEqual(claim.litBy(at('/documents/d#q-def')), { id: 'def', at: 'words' });
  assert.deepEqual(claim.litBy(at('/documents/d#main')), { id: null, at: 'words' });
  assert.equal(claim.withLit(at('/documents/d?lang=es#c-def'), 'abc'), at('/documents/d?lang=es&claim=abc'));
  assert.equal(claim.withLit(at('/documents/d?claim=abc'), null), at('/documents/d'));
});
