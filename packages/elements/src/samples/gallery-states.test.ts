import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { settled } from '../../../../test/support/browser/settled.ts';
import { comfortable } from './comfortable.ts';
import { galleryStates } from './gallery-states.ts';
import { sampleWords } from './sample-words.ts';
import type { CsTag } from './scene.ts';

const tags = Object.keys(galleryStates) as CsTag[];

describe('the gallery', () => {
  afterEach(() => document.body.replaceChildren());

  it('INBOX-8.30 has 120 states or more, and 30 or more of the bubble', () => {
    const counts = tags.map((tag) => Object.keys(galleryStates[tag].scenes).length);
    expect(counts.reduce((sum, count) => sum + count)).to.be.at.least(120);
    expect(Object.keys(galleryStates['cs-message-bubble'].scenes).length).to.be.at.least(30);
  });

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
