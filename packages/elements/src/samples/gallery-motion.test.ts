import '@cs-inbox/elements/define';
import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { galleryBatches, galleryBoard } from '../../../../test/support/browser/gallery-board.ts';
import { movingParts } from '../../../../test/support/browser/moving-parts.ts';
import { galleryStates } from './gallery-states.ts';
import type { CsTag } from './scene.ts';

const tags = Object.keys(galleryStates) as CsTag[];

describe('motion in the gallery', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  for (const [motion, moves] of [['reduce', false], ['no-preference', true]] as const) {
    it(`INBOX-8.33 ${moves ? 'what is on its way turns' : 'who wants nothing to move sees nothing move, in any state'}`, async () => {
      await emulateMedia({ reducedMotion: motion });
      const moving: string[] = [];
      for (const tag of moves ? (['cs-message-bubble'] as const) : tags) {
        for (const names of galleryBatches(tag)) {
          const board = await galleryBoard(tag, names, { theme: 'light' });
          moving.push(...movingParts(board));
          board.remove();
        }
      }
      expect(moving.length > 0, moving.join('\n')).to.equal(moves);
    }).timeout(60_000);
  }
});
