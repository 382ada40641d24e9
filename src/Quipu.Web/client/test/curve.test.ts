import assert from 'node:assert/strict';
import test from 'node:test';
import { arrow, curve, fan, pointAt } from '../src/network/curve';

const a = { x: 0, y: 0, r: 10 };
const b = { x: 200, y: 50, r: 14 };

test('A line ends where the signs begin', () => {
  for (const place of [-1, -0.5, 0, 0.5, 2]) {
    const { start, end } = curve(a, b, place, 15);
    assert.ok(Math.abs(Math.hypot(start.x - a.x, start.y - a.y) - (a.r + 2.5)) < 0.5);
    assert.ok(Math.abs(Math.hypot(end.x - b.x, end.y - b.y) - (b.r + 3.5)) < 0.5);
  }
});

test('Ties of one pair fan out, whichever way they point', () => {
  const ties = [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }, { from: 'a', to: 'b' }];
  const places = fan(ties);
  const middles = ties.map((t, i) => pointAt(t.from === 'a' ? curve(a, b, places[i]!, 15) : curve(b, a, places[i]!, 15), 0.5));
  for (let i = 0; i < 3; i++) for (let j = i + 1; j < 3; j++) assert.ok(Math.hypot(middles[i]!.x - middles[j]!.x, middles[i]!.y - middles[j]!.y) > 13, `${i} lies on ${j}`);
});

test('The head of an arrow points at the end, and the line stops short of its tip', () => {
  const c = curve(a, b, 0.5, 15);
  const { head, line } = arrow(c, 9);
  assert.ok(head.startsWith(`M${Math.round(c.end.x * 10) / 10} `));
  const gap = Math.hypot(line.end.x - c.end.x, line.end.y - c.end.y);
  assert.ok(gap > 7 && gap < 9, String(gap));
});

test('A tie of a party to itself has a length', () => {
  const { start, bend, end } = curve(a, a, 0, 15);
  assert.ok(Math.hypot(start.x - end.x, start.y - end.y) > 5 && bend.y < start.y - 10);
});
