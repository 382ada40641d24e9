import assert from 'node:assert/strict';
import test from 'node:test';
import { keyOf as among, type Press } from '../src/queue/keys';

const keyOf = (pressed: Press): string | null => among(pressed, 'snujkrz?');

const press = (key: string, more: Partial<Press> = {}): Press =>
  ({ key, altKey: false, ctrlKey: false, metaKey: false, repeat: false, isComposing: false, defaultPrevented: false, target: null, ...more });

test('The keys of the queue count, in capitals too, and no others', () => {
  assert.deepEqual(['s', 'N', 'u', 'j', 'k', 'r', 'z', '?'].map(k => keyOf(press(k))), ['s', 'n', 'u', 'j', 'k', 'r', 'z', '?']);
  assert.deepEqual(['a', 'Enter', 'Shift', ' ', '', 'sn'].map(k => keyOf(press(k))), [null, null, null, null, null, null]);
});

test('What is typed into a field decides nothing', () => {
  for (const tagName of ['INPUT', 'TEXTAREA', 'SELECT']) assert.equal(keyOf(press('s', { target: { tagName, type: 'text' } })), null);
  assert.equal(keyOf(press('s', { target: { tagName: 'DIV', isContentEditable: true } })), null);
  assert.equal(keyOf(press('s', { target: { tagName: 'INPUT', type: 'checkbox' } })), 's');
  assert.equal(keyOf(press('s', { target: { tagName: 'BUTTON', type: 'submit' } })), 's');
});

test('A key that is held down, composed, or meant for the browser decides nothing', () => {
  for (const more of [{ repeat: true }, { isComposing: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }]) assert.equal(keyOf(press('n', more)), null);
});
