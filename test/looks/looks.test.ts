import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Camera } from './camera.ts';
import { compare } from './compare.ts';
import { LookFolder } from './look-folder.ts';
import { views } from './views.ts';

const camera = new Camera();
const pictures = new LookFolder('pictures');
const found = new LookFolder('found');
before(async () => {
  found.clear();
  await camera.start();
});
after(() => camera.stop());

describe('looks', () => {
  for (const view of views) {
    test(`INBOX-8.45 ${view.name} looks like its picture`, async () => {
      const picture = await camera.take(view);
      const { pixels, same, picture: difference } = compare(pictures.read(view.name), picture);
      if (same) return;
      const paths = [found.write(view.name, picture), ...(difference === null ? [] : [found.write(`${view.name}.difference`, difference)])];
      assert.fail(`${pixels} pixels differ: see ${paths.join(' and ')}. If that is meant: npm run looks -- --write`);
    });
  }

  test('INBOX-8.45 every picture that is kept is taken', () => {
    assert.deepEqual([...pictures.names()].sort(), views.map(({ name }) => name).sort());
  });
});
