import assert from 'node:assert/strict';
import test from 'node:test';
import { between } from '../src/timeline/months';

test('What is dragged over is taken in whole months, whichever way', () => {
  assert.deepEqual(between('2030-11', 4, 0.3, 0.55), { from: '2030-12', to: '2031-01' });
  assert.deepEqual(between('2030-11', 4, 0.55, 0.3), { from: '2030-12', to: '2031-01' });
  assert.deepEqual(between('2030-11', 4, 0, 1), { from: '2030-11', to: '2031-02' });
  assert.deepEqual(between('2030-11', 1, 0.5, 0.5), { from: '2030-11', to: '2030-11' });
});
