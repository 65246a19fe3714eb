import '@cs-inbox/elements/define';
import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { comfortable } from './comfortable.ts';
import { galleryStates } from './gallery-states.ts';
import { sampleWords } from './sample-words.ts';
import type { CsTag } from './scene.ts';
import { showState } from './show-state.ts';

const tags = Object.keys(galleryStates) as CsTag[];
/** Of dialogs only the topmost can be looked at. */
const batchOf = (tag: CsTag) => (tag === 'cs-retry-dialog' ? 1 : 10);

describe('the gallery', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  afterEach(() => document.body.replaceChildren());

  const show = async (tag: CsTag, names: readonly string[], theme: 'light' | 'dark') => {
    const board = document.createElement('div');
    Object.assign(board.style, { colorScheme: theme, background: 'Canvas', color: 'CanvasText' });
    for (const name of names) {
      const root = showState(tag, name, { theme })?.root;
      if (root === undefined) throw new Error(`${tag} has no state ${name}`);
      root.id = name;
      board.append(root);
    }
    document.body.append(board);
    for (const element of board.querySelectorAll(tag)) await settled(element);
    return board;
  };

  for (const tag of tags) {
    for (const theme of ['light', 'dark'] as const) {
      it(`DEMO-2.3 axe finds nothing in any state of ${tag}, ${theme}`, async () => {
        const names = Object.keys(galleryStates[tag].scenes);
        expect(names).not.to.have.length(0);
        const findings: string[] = [];
        for (let at = 0; at < names.length; at += batchOf(tag)) {
          const board = await show(tag, names.slice(at, at + batchOf(tag)), theme);
          findings.push(...(await axeFindings(board)));
          board.remove();
        }
        expect(findings).to.deep.equal([]);
      }).timeout(30_000);
    }
  }

  for (const [lang, words] of Object.entries(sampleWords)) {
    it(`DEMO-2.1 speaks ${lang}`, () => {
      expect(words.lang).to.equal(lang);
    });
  }

  it('DEMO-2.1 comfortable is for an element alone what it is for the inbox', async () => {
    const inbox = document.createElement('cs-inbox');
    inbox.density = 'comfortable';
    document.body.append(inbox);
    await settled(inbox);
    const style = getComputedStyle(inbox);
    const set = Object.keys(comfortable).map((name) => [name, style.getPropertyValue(name)]);
    expect(Object.fromEntries(set)).to.deep.equal(comfortable);
  });
});
