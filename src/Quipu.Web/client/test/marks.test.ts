import { strictEqual, deepStrictEqual } from 'node:assert';
import { test } from 'node:test';
import { behind, placeOf } from '../src/patterns/marks';

const TEXT = 'pattern: x\n\nparties:\n  one: {}';

test('a fault is marked on its own line and on no other', () => {
  const runs = behind(TEXT, [3]);
  deepStrictEqual(runs.filter(r => r.faulty).map(r => r.text), ['parties:']);
  strictEqual(runs.map(r => r.text).join(''), `${TEXT}\n`);
});

test('an empty line with a fault is marked', () => deepStrictEqual(behind(TEXT, [2]).filter(r => r.faulty).map(r => r.text), [' ']));

test('a text without faults has no mark', () => strictEqual(behind(TEXT, []).length, 1));

test('a line and column lead to their place', () => {
  strictEqual(TEXT.slice(placeOf(TEXT, 3, 1)), 'parties:\n  one: {}');
  strictEqual(TEXT[placeOf(TEXT, 4, 3)], 'o');
  strictEqual(placeOf(TEXT, 1, 400), 'pattern: x'.length);
  strictEqual(placeOf(TEXT, 99, 1), TEXT.length);
});
