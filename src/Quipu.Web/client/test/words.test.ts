import assert from 'node:assert/strict';
import test from 'node:test';
import { codePoints, moved, wordsOf } from '../src/queue/words';

test('Words are picked without the marks around them', () => {
  const text = '«Los Carreteros», dijo O’Neill: S/ 3.200 a R. Ibáñez (2031).';
  assert.deepEqual(wordsOf(text).map(w => text.slice(w.start, w.end)), ['Los', 'Carreteros', 'dijo', 'O’Neill', 'S', '3.200', 'a', 'R', 'Ibáñez', '2031']);
  assert.deepEqual(wordsOf(' — '), []);
});

test('An arrow picks the next word, with Shift one more, and stops at the ends', () => {
  assert.deepEqual(moved({ from: 1, to: 1 }, 'ArrowRight', false, 3), { from: 2, to: 2 });
  assert.deepEqual(moved({ from: 1, to: 2 }, 'ArrowRight', true, 3), { from: 1, to: 2 });
  assert.deepEqual(moved({ from: 1, to: 1 }, 'ArrowLeft', true, 3), { from: 1, to: 0 });
  assert.deepEqual(moved({ from: 0, to: 0 }, 'ArrowLeft', false, 3), { from: 0, to: 0 });
  assert.equal(moved({ from: 0, to: 0 }, 'a', false, 3), null);
  assert.equal(moved({ from: 0, to: 0 }, 'ArrowRight', false, 0), null);
});

test('Places are counted in code points', () => {
  assert.equal(codePoints('a😀b', 3), 2);
  assert.equal(codePoints('añb', 3), 3);
});
