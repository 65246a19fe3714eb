import '@cs-inbox/elements/define';
import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { galleryStates } from '../../../packages/elements/src/samples/gallery-states.ts';
import type { CsTag } from '../../../packages/elements/src/samples/scene.ts';
import { axeFindings } from './axe-findings.ts';
import { contrastFaults, shownTexts } from './contrast-faults.ts';
import { galleryBatches, galleryBoard } from './gallery-board.ts';

/** The tests of every state in one theme. @param rules that axe finds nothing, and that every text stands out */
export function readableGallery(theme: 'light' | 'dark', rules: { readonly axe: string; readonly contrast: string }): void {
  describe(`the gallery, ${theme}`, () => {
    before(() => emulateMedia({ reducedMotion: 'reduce' }));
    afterEach(() => document.body.replaceChildren());

    for (const tag of Object.keys(galleryStates) as CsTag[]) {
      it(`${rules.axe} axe finds nothing in any state of ${tag}, ${theme}, and ${rules.contrast} every text stands out by 4.5 to 1`, async () => {
        const batches = galleryBatches(tag);
        expect(batches).not.to.have.length(0);
        const findings: string[] = [];
        let texts = 0;
        for (const names of batches) {
          const board = await galleryBoard(tag, names, { theme });
          findings.push(...(await axeFindings(board)), ...contrastFaults(board));
          texts += shownTexts(board);
          board.remove();
        }
        // A bell has none.
        if (tag !== 'cs-alerts') expect(texts).to.be.above(0);
        expect(findings).to.deep.equal([]);
      }).timeout(60_000);
    }
  });
}
