import assert from 'node:assert/strict';
import test from 'node:test';
import { readBoard, toPlaces } from '../src/network/board';
import { layout, layoutAround } from '../src/network/layout';
import { picture } from '../src/network/picture';
import { network, ring } from './sample';

test('Who has a place keeps it when others come, and these lie near whom they are tied to', () => {
  const before = network(ring(30));
  const standing = new Map(layout(before.entities, before.ties, 1.5).map(p => [p.id, p]));
  const after = network([...ring(30), { from: 'new', to: 'p3' }], ['alone']);
  const placed = new Map(layoutAround(after.entities, after.ties, standing).map(p => [p.id, p]));
  for (const [id, { x, y }] of standing) assert.deepEqual([placed.get(id)!.x, placed.get(id)!.y], [x, y]);
  const far = (a: string, b: string): number => Math.hypot(placed.get(a)!.x - placed.get(b)!.x, placed.get(a)!.y - placed.get(b)!.y);
  assert.ok(far('new', 'p3') < 320, String(far('new', 'p3')));
  for (const id of standing.keys()) assert.ok(far('new', id) > 8 && far('alone', id) > 8, id);
});

test('A board is read with its places and notes, and a network without them is none', () => {
  const board = readBoard({ places: [{ id: 'a', x: 1, y: 2, pinned: true }], notes: [{ on: 'a', text: 'one' }, { on: 'a', text: 'two' }] });
  assert.equal(board.notes.get('a'), 'one · two');
  assert.equal(readBoard({ entities: [] }).places.size, 0);
  assert.equal(toPlaces([{ id: 'a', name: 'A', x: 1.26, y: -3, r: 9, ties: 1 }], () => true), '[["a",1.3,-3,true]]');
});

test('Notes of the desk are in the picture, drawn and in full, apart from what sources say', () => {
  const n = network(ring(9));
  const long = 'Ask the registry of companies for the deed of foundation, and the neighbours for whoever was seen there in those weeks, before anything of this is written.';
  const { markup } = picture(n, layout(n.entities, n.ties, 1.5), new Set(n.ties.map(t => t.key)), new Set(), { title: 't', notes: [], colophon: [] }, { notes: new Map([['p1', long]]), pinned: new Set() });
  assert.ok(markup.includes('[island.board.note]') && markup.includes('stroke-dasharray="2 2"'));
  assert.ok(markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').includes('whoever was seen there'));
});
