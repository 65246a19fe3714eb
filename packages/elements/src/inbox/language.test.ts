import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { $catalogue } from '../words/catalogue.ts';
import { en } from '../words/en.ts';
import { zhCN } from '../words/zh-cn.ts';
import { InboxHarness } from './inbox.harness.ts';
import type { CsInbox } from './inbox.ts';
import { inboxStates as states } from './inbox.states.ts';

describe('language of cs-inbox', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    addWords(zhCN);
  });
  afterEach(() => {
    stage.clear();
    document.documentElement.lang = 'en';
    $catalogue.set(new Map([[en.lang, en]]));
  });

  const addWords = (words: typeof en) => (customElements.get('cs-inbox') as typeof CsInbox).addWords(words);
  const show = (more: Partial<CsInbox> = {}) => stage.show('cs-inbox', { inbox: new FakeInbox(states.thread), ...more });
  /** What the language of the words, the title and the send button are. */
  const spoken = async (element: CsInbox) => {
    await settled(element);
    const { composer } = new InboxHarness(element);
    const box = element.shadowRoot?.querySelector('.box');
    return [box?.getAttribute('lang'), element.shadowRoot?.querySelector('h2')?.textContent, composer.button?.innerText.trim()];
  };
  const chinese = ['zh-CN', '客服消息', '发送'];
  const english = ['en', 'Inbox', 'Send'];

  it('EMBED-4.1 speaks the language of its own lang before that of the page', async () => {
    expect(await spoken(await show({ lang: 'zh-CN' }))).to.deep.equal(chinese);
    document.documentElement.lang = 'zh-CN';
    expect(await spoken(await show({ lang: 'en' }))).to.deep.equal(english);
  });

  it('EMBED-4.1 else that of the nearest element around it, through shadow roots', async () => {
    const around = document.createElement('div');
    around.lang = 'zh-CN';
    stage.root.append(around);
    const shadow = around.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const element = Object.assign(document.createElement('cs-inbox'), { inbox: new FakeInbox(states.thread) });
    shadow.append(element);
    expect(await spoken(element)).to.deep.equal(chinese);
  });

  const tags = [
    ['zh-CN', chinese],
    ['zh', chinese],
    ['zh-Hans', chinese],
    ['zh-SG', chinese],
    ['zh_CN', chinese],
    ['ZH-cn', chinese],
    ['zh-TW', english],
    ['zh-Hant', english],
    ['th', english],
    ['en-GB', english],
    ['', english],
    ['not a tag', english],
  ] as const;
  for (const [tag, words] of tags) {
    it(`EMBED-4.2 "${tag}" is answered in ${words[0]}`, async () => {
      const element = await show();
      element.setAttribute('lang', tag);
      expect(await spoken(element)).to.deep.equal(words);
    });
  }

  it('EMBED-4.3 follows its own lang, that of the page, and the place to which it is moved', async () => {
    const element = await show();
    expect(await spoken(element)).to.deep.equal(english);
    document.documentElement.lang = 'zh-Hans';
    await Promise.resolve();
    expect(await spoken(element)).to.deep.equal(chinese);
    element.lang = 'en';
    await Promise.resolve();
    expect(await spoken(element)).to.deep.equal(english);
    element.removeAttribute('lang');
    document.documentElement.lang = 'en';
    const around = document.createElement('div');
    around.lang = 'zh';
    stage.root.append(around);
    around.append(element);
    expect(await spoken(element)).to.deep.equal(chinese);
  });

  it('EMBED-4.3 out of the page it watches nothing', async () => {
    const element = await show();
    element.remove();
    await settled(element);
    document.documentElement.lang = 'zh-CN';
    await Promise.resolve();
    expect(element.isUpdatePending).to.equal(false);
    expect($catalogue.lc).to.equal(0);
  });

  it('EMBED-4.4 words that arrive later are spoken by what stands already', async () => {
    $catalogue.set(new Map([[en.lang, en]]));
    const element = await show({ lang: 'zh-CN' });
    expect(await spoken(element)).to.deep.equal(english);
    addWords(zhCN);
    expect(await spoken(element)).to.deep.equal(chinese);
  });

  it('EMBED-4.4 the same words twice change nothing; other words of the same language take their place', () => {
    const before = $catalogue.get();
    addWords(zhCN);
    expect($catalogue.get()).to.equal(before);
    addWords({ ...zhCN, send: '寄出' });
    expect($catalogue.get().get('zh-CN')?.send).to.equal('寄出');
  });

  it('EMBED-4.4 the module of a language makes it known', async () => {
    $catalogue.set(new Map([[en.lang, en]]));
    await import('@cs-inbox/elements/words/zh-CN.js');
    expect($catalogue.get().get('zh-CN')).to.equal(zhCN);
  });

  it('EMBED-4.4 the script of a language makes it known to the tag', async () => {
    $catalogue.set(new Map([[en.lang, en]]));
    const element = await show({ lang: 'zh-CN' });
    await import('../words/zh-cn.cdn.ts');
    expect(await spoken(element)).to.deep.equal(chinese);
  });

  it('EMBED-4.5 the sentences of the host win over every language', async () => {
    const element = await show({ lang: 'zh-CN', words: { send: '回复' } });
    expect(await spoken(element)).to.deep.equal(['zh-CN', '客服消息', '回复']);
    element.lang = 'en';
    await Promise.resolve();
    expect(await spoken(element)).to.deep.equal(['en', 'Inbox', '回复']);
  });

  it('EMBED-4.5 dates are written in the language of the words', async () => {
    const element = await show({ lang: 'zh' });
    const day = new InboxHarness(element).thread.element.shadowRoot?.querySelector('.day')?.textContent ?? '';
    expect(day).to.match(/月|昨天|今天/u).and.not.to.match(/[a-z]/iu);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const inlineSize of ['1200px', '320px']) {
      it(`INBOX-8.2 axe finds nothing in Chinese, ${theme}, ${inlineSize}, and INBOX-8.5 nothing is too wide`, async () => {
        stage.root.style.inlineSize = inlineSize;
        const element = await show({ lang: 'zh-CN', theme });
        expect(await axeFindings(element)).to.deep.equal([]);
        expect(element.shadowRoot?.querySelector('.frame')?.scrollWidth).to.be.at.most(Number.parseInt(inlineSize, 10));
      });
    }
  }
});
