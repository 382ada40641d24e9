import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readCrowd, tiesOf } from '../src/crowd/data';
import { find, fold, nearest, nearestTie } from '../src/crowd/find';
import { scene } from '../src/crowd/scene';
import { placeOf, whole, withPlace, withYear } from '../src/crowd/view';

const data = {
  parties: { id: ['a', 'b', 'c'], name: ['Óscar Ñahui', 'Mina Oscar', 'Puerto'], kind: [0, 0, 1], ties: [2, 1, 1], group: [0, 0, -1], x: [0, 100, 1000], y: [0, 0, 0] },
  ties: { from: [0, 0], to: [1, 2], relation: [0, 0], modality: [9, 0], tone: [1, 0], marks: [3, 0], claims: [4, 1], first: [0, 2020], last: [2021, 0] },
  kinds: [{ label: 'person', sign: 'Person' }, { label: 'x', sign: 'x' }], relations: [{ name: 'funds', label: 'funds', page: 'funds' }], groups: [{ label: 'around', members: 2 }],
  modalities: ['stated', 'alleged', 'denied', 'possible'], tones: ['none', 'suspected'], years: [0, 2021], left: { parties: 0, ties: 0 },
};

test('data are read with care: what does not say how it is said is the weaker', () => {
  const crowd = readCrowd(data);
  assert.deepEqual(crowd.ties.modality, ['alleged', 'stated']);
  assert.deepEqual(crowd.ties.tone, ['suspected', 'none']);
  assert.deepEqual(tiesOf(crowd), [[0, 1], [0], [1]]);
  assert.throws(() => readCrowd({ ...data, parties: { ...data.parties, x: [1] } }), TypeError);
  assert.throws(() => readCrowd([]), TypeError);
});

test('a party is found by any words of its name, without marks and case', () => {
  const folded = readCrowd(data).names.map(fold);
  assert.deepEqual(find(folded, 'OSCAR', 8), [0, 1]);
  assert.deepEqual(find(folded, 'oscar min', 8), [1]);
  assert.deepEqual(find(folded, ' ', 8), []);
});

test('who and what is nearest, and nothing that is too far', () => {
  const crowd = readCrowd(data);
  assert.equal(nearest(crowd, 90, 0, 20), 1);
  assert.equal(nearest(crowd, 50, 0, 20), -1);
  assert.equal(nearestTie(crowd, [0], 50, 5, 9), 0);
  assert.equal(nearestTie(crowd, [0], 500, 5, 9), -1);
});

test('a scene has what touches the sheet, the heaviest first, and counts the rest', () => {
  const crowd = readCrowd(data);
  const size = { width: 200, height: 100, rim: 0 };
  assert.deepEqual(scene(crowd, whole(crowd, 200, 100), size).ties, [0, 1]);
  const near = scene(crowd, { k: 1, x: 10, y: 50 }, size, 1);
  assert.deepEqual([near.parties, near.ties, near.touching], [[0, 1], [0], 2]);
});

test('the address keeps who is chosen and what is seen', () => {
  const place = { at: 'a/ñ', see: { x: -3, y: 4, k: 0.25 } };
  assert.deepEqual(placeOf(withPlace('http://x/network/whole?group=body', place)), place);
  assert.deepEqual(placeOf('http://x/#see=1,2'), { at: null, see: null });
  assert.equal(withYear('http://x/w?page=3&group=body', 1998), 'http://x/w?group=body&as_of=1998');
  assert.equal(withYear('http://x/w?as_of=1998', null), 'http://x/w');
});
