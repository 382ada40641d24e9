import assert from 'node:assert/strict';
import test from 'node:test';
import { layout } from '../src/network/layout';
import { network, ring } from './sample';

test('The same ties always lie the same way, in whatever order they come', () => {
  const { entities, ties } = network(ring(40));
  const once = layout(entities, ties, 1.5);
  assert.deepEqual(layout([...entities].reverse(), [...ties].reverse(), 1.5), once);
});

test('No two signs lie on each other', () => {
  const { entities, ties } = network(ring(120), ['x1', 'x2', 'x3']);
  const placed = layout(entities, ties, 1.5);
  for (const a of placed) for (const b of placed) if (a.id < b.id) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > a.r + b.r, `${a.id} lies on ${b.id}`);
});

test('Groups without a tie between them do not mix', () => {
  const { entities, ties } = network([...ring(12), { from: 'q1', to: 'q2' }, { from: 'q2', to: 'q3' }]);
  const placed = layout(entities, ties, 1.5);
  const box = (of: string): { left: number; right: number; top: number; bottom: number } => {
    const own = placed.filter(p => p.id.startsWith(of));
    return { left: Math.min(...own.map(p => p.x)), right: Math.max(...own.map(p => p.x)), top: Math.min(...own.map(p => p.y)), bottom: Math.max(...own.map(p => p.y)) };
  };
  const [p, q] = [box('p'), box('q')];
  assert.ok(p.right < q.left || q.right < p.left || p.bottom < q.top || q.bottom < p.top);
});

test('A tall sheet makes a tall layout, a wide one a wide one', () => {
  const { entities, ties } = network(ring(40));
  const spread = (ratio: number): number => {
    const placed = layout(entities, ties, ratio);
    return (Math.max(...placed.map(p => p.x)) - Math.min(...placed.map(p => p.x))) / (Math.max(...placed.map(p => p.y)) - Math.min(...placed.map(p => p.y)));
  };
  assert.ok(spread(1.6) > 1.15 && spread(0.7) < 0.95, `${spread(1.6)} ${spread(0.7)}`);
});

test('One party, and none, are laid out too', () => {
  assert.deepEqual(layout([], [], 1.5), []);
  assert.equal(layout([{ id: 'a', name: 'Ana' }], [], 1.5).length, 1);
});
