import assert from 'node:assert/strict';
import test from 'node:test';
import { fit, project, zoom } from '../src/network/camera';
import { nextParty, nextTie, way } from '../src/network/walk';
import { network } from './sample';

const spot = (id: string, x: number, y: number): { id: string; name: string; x: number; y: number; r: number; ties: number } => ({ id, name: id, x, y, r: 8, ties: 1 });
const cross = [spot('middle', 0, 0), spot('left', -100, 10), spot('right', 100, -10), spot('up', 5, -80), spot('down', 0, 90)];

test('Arrows lead to the party that lies that way', () => {
  for (const [key, id] of [['ArrowLeft', 'left'], ['ArrowRight', 'right'], ['ArrowUp', 'up'], ['ArrowDown', 'down']] as const) assert.equal(nextParty(cross[0]!, cross, way(key)!), id);
  assert.equal(nextParty(cross[1]!, cross, way('ArrowLeft')!), null, 'nothing lies beyond');
  assert.equal(way('Enter'), null);
});

test('N and P go around the ties of a party', () => {
  const { ties } = network([{ from: 'a', to: 'b' }, { from: 'c', to: 'a' }, { from: 'b', to: 'c' }]);
  const first = nextTie('a', null, ties, 1)!;
  const second = nextTie('a', first.key, ties, 1)!;
  assert.notEqual(first.key, second.key);
  assert.equal(nextTie('a', second.key, ties, 1)!.key, first.key);
  assert.equal(nextTie('a', first.key, ties, -1)!.key, second.key);
  assert.equal(nextTie('z', null, ties, 1), null);
});

test('The whole fits its sheet, and zooming keeps the point under the mouse', () => {
  const sheet = { left: 0, top: 0, right: 900, bottom: 500 };
  const whole = fit(cross, sheet);
  for (const p of project(cross, whole).values()) assert.ok(p.x > 0 && p.x < 900 && p.y > 0 && p.y < 500);
  const about = { x: 300, y: 200 };
  const near = zoom(whole, 2, about, whole);
  const under = (v: typeof whole): [number, number] => [(about.x - v.x) / v.k, (about.y - v.y) / v.k];
  under(near).forEach((n, i) => assert.ok(Math.abs(n - under(whole)[i]!) < 1e-9));
  assert.equal(zoom(whole, 1e-9, about, whole).k, whole.k / 2, 'there is an end to going away');
  assert.ok(zoom(whole, 1e9, about, whole).k < 100);
});
