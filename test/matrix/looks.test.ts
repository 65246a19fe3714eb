import '@cs-inbox/elements/define';
import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import { galleryStates } from '../../packages/elements/src/samples/gallery-states.ts';
import { sampleWords } from '../../packages/elements/src/samples/sample-words.ts';
import type { CsTag } from '../../packages/elements/src/samples/scene.ts';
import { axeFindings } from '../support/browser/axe-findings.ts';
import { contrastFaults } from '../support/browser/contrast-faults.ts';
import { galleryBatches, galleryBoard } from '../support/browser/gallery-board.ts';

const tags = Object.keys(galleryStates) as CsTag[];
const looks = {
  light: { theme: 'light', page: {} },
  dark: { theme: 'dark', page: {} },
  'forced colours': { theme: 'light', page: { 'forced-colors': 'active' } },
  'more contrast': { theme: 'light', page: { 'prefers-contrast': 'more' } },
} as const;
const ways = { ltr: sampleWords.en, rtl: sampleWords.ar } as const;

describe('every state in every look', () => {
  afterEach(() => document.body.replaceChildren());

  for (const [name, { theme, page }] of Object.entries(looks)) {
    describe(name, () => {
      before(() => executeServerCommand('page-look', { 'prefers-reduced-motion': 'reduce', ...page }));

      it('INBOX-8.32 the page is looked at like that', () => {
        for (const [feature, value] of Object.entries({ 'prefers-reduced-motion': 'reduce', ...page })) expect(matchMedia(`(${feature}: ${value})`).matches).to.equal(true);
      });

      if (name === 'more contrast') {
        it('INBOX-8.34 who asks for more contrast reads second words in the colour of the first', async () => {
          const board = await galleryBoard('cs-message-bubble', ['delivered'], { theme });
          const { shadowRoot } = board.querySelector('cs-message-bubble') ?? board;
          const colours = ['.receipt', '.status', '.text'].map((part) => getComputedStyle(shadowRoot?.querySelector(part) ?? board).color);
          expect(new Set(colours).size).to.equal(1);
        });
      }

      for (const [way, words] of Object.entries(ways)) {
        for (const tag of tags) {
          it(`INBOX-8.32 axe finds nothing in any state of ${tag}, ${name}, ${way}, and INBOX-8.26 every text stands out`, async () => {
            const findings: string[] = [];
            for (const names of galleryBatches(tag)) {
              const board = await galleryBoard(tag, names, { theme, words });
              expect(getComputedStyle(board.querySelector(tag) ?? board).direction).to.equal(way);
              findings.push(...(await axeFindings(board)), ...(name === 'forced colours' ? [] : contrastFaults(board)));
              board.remove();
            }
            expect(findings).to.deep.equal([]);
          }).timeout(120_000);
        }
      }
    });
  }
});
