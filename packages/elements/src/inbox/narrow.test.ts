import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleWords } from '../samples/sample-words.ts';
import { InboxHarness } from './inbox.harness.ts';
import { CsInbox } from './inbox.ts';
import { inboxStates as states } from './inbox.states.ts';

/** Every language that the elements speak, in the narrowest pane. */
describe('cs-inbox at 320 px', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  const show = async (state: keyof typeof states, lang: keyof typeof sampleWords, inlineSize = '320px') => {
    CsInbox.addWords(sampleWords[lang]);
    stage = new Stage({ inlineSize, blockSize: '700px' });
    stage.root.removeAttribute('dir');
    return new InboxHarness(await stage.show('cs-inbox', { inbox: new FakeInbox(states[state] ?? {}), lang }));
  };
  const box = (root: Element, selector: string) => root.shadowRoot?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();

  for (const lang of Object.keys(sampleWords) as (keyof typeof sampleWords)[]) {
    it(`INBOX-2.24 "Not sent" and its count are in sight, ${lang}`, async () => {
      const { element } = (await show('list', lang)).list;
      const pill = box(element, '[data-filter=not-sent]');
      const find = box(element, '.find');
      const [row] = [box(element, '.filters')];
      expect(pill.width).to.be.greaterThan(40);
      const isRight = find.left < row.left + row.width / 2;
      expect(isRight ? pill.left - find.right : find.left - pill.right).to.be.at.least(0);
      expect(isRight ? row.right - pill.right : pill.left - row.left).to.be.at.least(0);
    });

    it(`INBOX-2.24 in a list of its usual width every filter is in sight, ${lang}`, async () => {
      const { element } = (await show('list', lang, '1200px')).list;
      const row = box(element, '.filters');
      for (const pill of element.shadowRoot?.querySelectorAll('.filters .pill') ?? []) {
        const { left, right, bottom } = pill.getBoundingClientRect();
        expect([left >= row.left, right <= row.right, bottom <= row.bottom]).to.deep.equal([true, true, true]);
      }
    });

    for (const state of ['thread', 'paused'] as const) {
      it(`INBOX-3.17 the head of the thread names the whole store, ${state}, ${lang}`, async () => {
        const { element } = (await show(state, lang)).thread;
        const name = element.shadowRoot?.querySelector('.as bdi');
        expect(name?.textContent).to.equal('Aster Home');
        expect(name?.scrollWidth).to.be.at.most(name?.clientWidth ?? 0);
        expect(box(element, '.due').width).to.equal(1);
        expect(element.shadowRoot?.querySelector<HTMLElement>('.when')?.innerText).to.match(/^\d+/u);
        expect(box(element, 'header').height).to.be.at.most(60);
      });
    }

    it(`SYNC-3.27 what failed stands over the whole width, the button under it, ${lang}`, async () => {
      const { element } = (await show('sync-failed-by-hand', lang)).banner;
      const words = box(element, '.words');
      const button = box(element, '[part=retry]');
      expect(words.width).to.be.at.least(260);
      expect(button.top).to.be.at.least(words.bottom);
      expect(box(element, '.bar > .icon').top).to.be.below(words.top + 10);
    });
  }
});
