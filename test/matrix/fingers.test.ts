import '@cs-inbox/elements/define';
import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import { galleryStates } from '../../packages/elements/src/samples/gallery-states.ts';
import type { CsTag } from '../../packages/elements/src/samples/scene.ts';
import { galleryBatches, galleryBoard } from '../support/browser/gallery-board.ts';
import { smallTargets } from '../support/browser/small-targets.ts';

const TARGET_PX = 44;

describe('every state under a finger', () => {
  before(() => executeServerCommand('page-look', { touch: true, 'prefers-reduced-motion': 'reduce' }));
  after(() => executeServerCommand('page-look', {}));
  afterEach(() => document.body.replaceChildren());

  it('INBOX-8.28 the pointer is a finger', () => {
    expect(matchMedia('(pointer: coarse)').matches).to.equal(true);
  });

  for (const tag of Object.keys(galleryStates) as CsTag[]) {
    it(`INBOX-8.28 every target in every state of ${tag} is ${TARGET_PX} px high and wide`, async () => {
      const small: string[] = [];
      for (const names of galleryBatches(tag)) {
        const board = await galleryBoard(tag, names, { theme: 'light' });
        small.push(...smallTargets(board, TARGET_PX));
        board.remove();
      }
      expect(small).to.deep.equal([]);
    }).timeout(60_000);
  }
});
