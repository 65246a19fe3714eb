import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { $catalogue } from '../words/catalogue.ts';
import { ar } from '../words/ar.ts';
import { arAll } from '../words/ar-all.ts';
import { en } from '../words/en.ts';
import { enAll } from '../words/en-all.ts';
import { enXA } from '../words/en-xa.ts';
import { enXAAll } from '../words/en-xa-all.ts';
import { zhCN } from '../words/zh-cn.ts';
import { zhCNAll } from '../words/zh-cn-all.ts';
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
    $catalogue.set(new Map([[en.lang, enAll]]));
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

  it('EMBED-4.21 what the words of an inbox do not say, for another tag says it, is said in English', async () => {
    const element = await show({ lang: 'zh-CN' });
    expect(await spoken(element)).to.deep.equal(chinese);
    expect(element.shadowRoot?.querySelector('cs-alerts')?.shadowRoot?.innerHTML).to.contain(enAll.alerts.off);
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
    $catalogue.set(new Map([[en.lang, enAll]]));
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

  const modules = [
    [zhCN, zhCNAll, () => import('@cs-inbox/elements/words/zh-CN.js'), () => import('../words/zh-cn.cdn.ts'), () => import('../words/all.zh-cn.cdn.ts')],
    [ar, arAll, () => import('@cs-inbox/elements/words/ar.js'), () => import('../words/ar.cdn.ts'), () => import('../words/all.ar.cdn.ts')],
    [enXA, enXAAll, () => import('@cs-inbox/elements/words/en-XA.js'), () => import('../words/en-xa.cdn.ts'), () => import('../words/all.en-xa.cdn.ts')],
  ] as const;
  for (const [words, all, loadModule, loadScript, loadAll] of modules) {
    it(`EMBED-4.4 the module of ${words.lang} makes it known, with the words of the panels`, async () => {
      $catalogue.set(new Map([[en.lang, enAll]]));
      await loadModule();
      expect($catalogue.get().get(words.lang)).to.equal(all);
    });

    it(`EMBED-4.20 the script of ${words.lang} for every tag brings the words of the panels, the one for the inbox does not`, async () => {
      $catalogue.set(new Map([[en.lang, enAll]]));
      await loadAll();
      await customElements.whenDefined('cs-inbox');
      expect($catalogue.get().get(words.lang)).to.equal(all);
      expect([Object.hasOwn(all, 'health'), Object.hasOwn(words, 'health')]).to.deep.equal([true, false]);
    });

    it(`EMBED-4.4 the script of ${words.lang} makes it known to the tag`, async () => {
      $catalogue.set(new Map([[en.lang, enAll]]));
      const element = await show({ lang: words.lang });
      await loadScript();
      expect(await spoken(element)).to.deep.equal([words.lang, words.inbox, words.send]);
    });
  }

  const ways = async (element: CsInbox) => {
    await settled(element);
    const { composer, thread } = new InboxHarness(element);
    return [composer.element, thread.element].map((inner) => getComputedStyle(inner).direction);
  };

  it('INBOX-8.23 the direction follows the language, there and back, where the page says none', async () => {
    stage.root.removeAttribute('dir');
    addWords(ar);
    const element = await show({ lang: 'ar' });
    expect(await ways(element)).to.deep.equal(['rtl', 'rtl']);
    expect(element.shadowRoot?.querySelector('cs-composer')?.matches(':dir(rtl)')).to.equal(true);
    element.lang = 'en';
    await Promise.resolve();
    expect(await ways(element)).to.deep.equal(['ltr', 'ltr']);
  });

  it('INBOX-8.23 a dir of the element or around it wins over the language, also when it comes later', async () => {
    stage.root.dir = 'ltr';
    addWords(ar);
    const element = await show({ lang: 'ar' });
    expect(await ways(element)).to.deep.equal(['ltr', 'ltr']);
    stage.root.removeAttribute('dir');
    element.dir = 'ltr';
    await Promise.resolve();
    expect(await ways(element)).to.deep.equal(['ltr', 'ltr']);
    element.removeAttribute('dir');
    await Promise.resolve();
    expect(await ways(element)).to.deep.equal(['rtl', 'rtl']);
    element.lang = 'en';
    element.dir = 'rtl';
    await Promise.resolve();
    expect(await ways(element)).to.deep.equal(['rtl', 'rtl']);
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

  for (const words of [zhCN, ar, enXA]) {
    for (const theme of ['light', 'dark'] as const) {
      for (const inlineSize of ['1200px', '320px']) {
        it(`INBOX-8.2 axe finds nothing in ${words.lang}, ${theme}, ${inlineSize}, and INBOX-8.5 nothing is too wide`, async () => {
          addWords(words);
          stage.root.style.inlineSize = inlineSize;
          stage.root.removeAttribute('dir');
          const element = await show({ lang: words.lang, theme });
          expect(await axeFindings(element)).to.deep.equal([]);
          expect(element.shadowRoot?.querySelector('.frame')?.scrollWidth).to.be.at.most(Number.parseInt(inlineSize, 10));
        });
      }
    }
  }
});
