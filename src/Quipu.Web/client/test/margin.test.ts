import assert from 'node:assert/strict';
import test from 'node:test';
import { align } from '../src/document/align';

const tops = (notes: { lies: number; height: number; wants: number }[], bottom: number): number[] => align(notes, bottom, 8).map((move, i) => notes[i]!.lies + move);

test('A note stands beside its words where there is room', () => {
  assert.deepEqual(tops([{ lies: 0, height: 50, wants: 30 }, { lies: 58, height: 50, wants: 200 }], 1000), [30, 200]);
});

test('Notes keep their order and never lie on each other', () => {
  const notes = Array.from({ length: 9 }, (_, i) => ({ lies: i * 60, height: 40 + (i % 3) * 5, wants: 100 + i }));
  const at = tops(notes, 2000);
  for (let i = 1; i < notes.length; i++) assert.ok(at[i]! >= at[i - 1]! + notes[i - 1]!.height + 8);
});

test('The foot of the page pushes the last ones up', () => {
  const at = tops([{ lies: 0, height: 50, wants: 120 }, { lies: 58, height: 50, wants: 160 }], 200);
  assert.deepEqual(at, [92, 150]);
});

test('No notes need no moves', () => assert.deepEqual(align([], 100, 8), []));
