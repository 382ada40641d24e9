import assert from 'node:assert/strict';
import test from 'node:test';
import { clamped, closer, moved } from '../src/map/box';

const whole = { x: 0, y: 0, width: 960, height: 480 };

test('Closer keeps the middle', () => {
  assert.deepEqual(closer(whole, 2), { x: 240, y: 120, width: 480, height: 240 });
});

test('Nothing beyond the edges is shown, nor more than the whole', () => {
  assert.deepEqual(clamped(moved(closer(whole, 2), 5000, -5000), whole), { x: 480, y: 0, width: 480, height: 240 });
  assert.deepEqual(clamped(closer(whole, 0.5), whole), whole);
});

test('It is not brought closer than anything can be told', () => {
  assert.equal(clamped(closer(whole, 1e6), whole).width, 24);
});
