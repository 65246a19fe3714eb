import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { CSSResult, LitElement } from 'lit';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { inboxStates } from '../inbox/inbox.states.ts';
import { galleryStates } from '../samples/gallery-states.ts';
import { refStyles } from './ref.styles.ts';
import { sysStyles } from './sys.styles.ts';

const tags = Object.keys(galleryStates);

/** What one element is drawn with, but for the reference layer. */
function sheetOf(tag: string): string {
  const { elementStyles } = customElements.get(tag) as typeof LitElement;
  return elementStyles.filter((sheet) => sheet !== refStyles).map((sheet) => (sheet as CSSResult).cssText).join('\n');
}

describe('tokens', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage({ inlineSize: '1200px', blockSize: '700px' })));
  afterEach(() => stage.clear());

  for (const tag of tags) {
    it(`INBOX-8.27 ${tag} names no colour: it draws with tokens and with words of the browser`, () => {
      const named = sheetOf(tag).match(/#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab)\([^)]*\)/giu) ?? [];
      expect([...new Set(named)]).to.deep.equal([]);
    });

    it(`INBOX-8.27 ${tag} knows the reference layer through meanings only`, () => {
      const { elementStyles } = customElements.get(tag) as typeof LitElement;
      const own = elementStyles.at(-1) as CSSResult;
      expect(own.cssText.match(/--cs-ref-[\w-]+/gu)).to.equal(null);
    });
  }

  it('INBOX-8.27 each value of the reference layer is used, and none is missing', () => {
    const all = tags.map(sheetOf).join('\n');
    const given = new Set(refStyles.cssText.match(/--cs-ref-\w+/gu));
    expect(given).to.deep.equal(new Set(all.match(/--cs-ref-\w+/gu)));
    expect(given.size).to.be.above(40);
  });

  /** What an element inside draws with. */
  const drawn = (element: Element, inner: string, property: string) => {
    const found = element.shadowRoot?.querySelector(inner);
    return found === null || found === undefined ? '' : getComputedStyle(found).getPropertyValue(property);
  };

  it('INBOX-8.25 a meaning that the page sets holds in every element, and so does one part of one element', async () => {
    stage.root.style.setProperty('--cs-sys-accent', 'rgb(1, 2, 3)');
    stage.root.style.setProperty('--cs-bubble-out-bg', 'rgb(4, 5, 6)');
    const element = await stage.show('cs-inbox', { inbox: new FakeInbox(inboxStates.thread) });
    const inners = ['cs-composer', 'cs-thread', 'cs-conversation-list', 'cs-store-rail'];
    expect(inners.map((inner) => drawn(element, inner, '--_accent'))).to.deep.equal(inners.map(() => 'rgb(1, 2, 3)'));
    expect(drawn(element, 'cs-thread', '--_bubble-out-bg')).to.equal('rgb(4, 5, 6)');
    expect(drawn(element, 'cs-thread', '--_focus-ring')).to.equal('rgb(1, 2, 3)');
  });

  it('INBOX-8.25 every meaning can be set by the page', () => {
    const { cssText } = sysStyles;
    const inner = [...cssText.matchAll(/(--_[\w-]+): (?:var\(\s*(--cs-sys-[\w-]+))?/gu)].filter(([, name = '']) => !['--_cs-target'].includes(name));
    const closed = [...new Set(inner.filter(([, , open]) => open === undefined).map(([, name = '']) => name))].filter((name) => !inner.some(([, one, open]) => one === name && open !== undefined));
    expect(closed).to.deep.equal([]);
  });

  const sizes = { '.box cs-conversation-list': '--_row', '.box cs-composer': '--_control', '.box cs-thread': '--_message-gap' };
  it('INBOX-8.29 comfortable gives rows, controls, gaps and text more room, and taking it away takes the room back', async () => {
    const element = await stage.show('cs-inbox', { inbox: new FakeInbox(inboxStates.thread), density: 'comfortable' });
    const measured = () => [...Object.entries(sizes).map(([inner, name]) => drawn(element, inner, name)), drawn(element, 'cs-thread', 'font-size')];
    expect(measured()).to.deep.equal(['88px', '36px', '12px', '14px']);
    element.density = null;
    await settled(element);
    expect(measured()).to.deep.equal(['78px', '30px', '8px', '13px']);
  });
});
