import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { SyncStatus } from '@cs-inbox/state';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { Format } from '../format/format.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { sampleRows } from '../samples/sample-rows.ts';
import type { WordsOverride } from '../words/words-override.ts';
import { SyncBannerHarness } from './sync-banner.harness.ts';
import { type BannerState, syncBannerStates } from './sync-banner.states.ts';

const states: Readonly<Record<keyof typeof syncBannerStates, BannerState>> = syncBannerStates;
const format = new Format('en');
const since = format.seconds(sampleNow - 269_000);
const yesterday = format.since(sampleNow - 86_400_000, sampleNow);
const advice = 'Check network firewall or proxy settings, or contact technical support';

describe('cs-sync-banner', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async ({ given = {}, ...snapshot }: BannerState, look: { readonly theme?: 'dark'; readonly inlineSize?: string; readonly words?: WordsOverride } = {}) => {
    inbox = new FakeInbox(snapshot);
    stage = new Stage({ inbox, ...look });
    return new SyncBannerHarness(await stage.show('cs-sync-banner', given));
  };
  const put = async (harness: SyncBannerHarness, change: Partial<SyncStatus>) => {
    inbox.$sync.set({ ...inbox.$sync.get(), ...change });
    await settled(harness.element);
  };

  for (const inlineSize of ['960px', '320px']) {
    it(`INBOX-8.2 axe finds nothing in any state, ${inlineSize}`, async () => {
      const findings: string[] = [];
      for (const [name, state] of Object.entries(states)) {
        const { element } = await show(state, { theme: 'dark', inlineSize });
        findings.push(...(await axeFindings(element)).map((finding) => `${name}: ${finding}`));
        stage.clear();
      }
      expect(findings).to.deep.equal([]);
    }).timeout(30_000);
  }

  for (const name of ['offline', 'settling'] as const) {
    it(`SYNC-1.1 ${name}: says that the network is lost, and since when`, async () => {
      const harness = await show(states[name]);
      expect(harness.words).to.equal(`Network connection lost. Session fetching paused. Since ${since}`);
      expect(harness.height).to.be.at.least(38);
    });
  }

  it('SYNC-1.3 where what is shown is older than the loss, it says from when, with its day', async () => {
    const harness = await show(states['offline-cached']);
    expect(harness.words).to.equal(`Network connection lost. Session fetching paused. Since ${since} · Not up to date since ${yesterday}`);
    expect(yesterday).to.match(/\d\d?.*\d\d:\d\d$/u).and.not.equal(format.seconds(sampleNow - 86_400_000));
  });

  it('SYNC-2.2 says that it is catching up after a loss', async () => {
    expect((await show(states.connecting)).words).to.equal('Network restored, syncing latest sessions...');
  });

  for (const name of ['live', 'polling', 'first-connecting'] as const) {
    it(`SYNC-1.2 ${name}: says nothing and takes no space`, async () => {
      const harness = await show(states[name]);
      expect(harness.words).to.equal('');
      expect(harness.height).to.equal(0);
    });
  }

  it('SYNC-3.20 says that the full sync has failed, with the code, the number of the next attempt and how long until it', async () => {
    const harness = await show(states.failed);
    expect(harness.words).to.equal('Network restored, but full session sync failed. Click retry. Code http-503 · Attempt 5 · next try in 12 sec Retry');
    inbox.$tick.set(sampleNow + 9_500);
    await settled(harness.element);
    expect(harness.words).to.contain('next try in 3 sec');
    await put(harness, { retryAt: null });
    expect(harness.words).to.contain('Attempt 5').and.not.to.contain('next try');
  });

  it('SYNC-3.21 "Retry" stands filled and red at the right end of the bar', async () => {
    const harness = await show(states.failed, { inlineSize: '960px' });
    const { retry } = harness;
    const bar = harness.element.getBoundingClientRect();
    const box = retry?.getBoundingClientRect();
    expect(retry && getComputedStyle(retry).backgroundColor).to.equal('rgb(189, 42, 32)');
    expect(bar.right - (box?.right ?? 0)).to.be.within(0, 16);
    expect(box?.height).to.be.at.least(30);
    const quiet = await show(states.stale);
    expect(quiet.retry && getComputedStyle(quiet.retry).backgroundColor).to.equal('rgb(255, 255, 255)');
  });

  for (const name of ['failed', 'stale'] as const) {
    it(`SYNC-3.22 ${name}: "Retry" asks for everything once, keeps the focus, and says "Retrying…" until that is answered`, async () => {
      const harness = await show(states[name]);
      harness.retry?.focus();
      harness.retry?.click();
      await put(harness, { retryAt: null });
      expect(harness.retry?.textContent?.trim()).to.equal('Retrying…');
      expect(harness.retry?.ariaDisabled).to.equal('true');
      harness.retry?.click();
      expect(inbox.given('retrySync')).to.have.length(1);
      expect(harness.element.shadowRoot?.activeElement === harness.retry).to.equal(true);
      expect(harness.told('status')).to.contain('Retrying…');
      inbox.$tick.set(sampleNow + 1_000);
      await put(harness, { failures: 5, retryAt: sampleNow + 20_000, triedByHand: true });
      expect(harness.retry?.textContent?.trim()).to.equal('Retry');
      expect(harness.retry?.ariaDisabled).to.equal(null);
      expect(harness.element.shadowRoot?.activeElement === harness.retry).to.equal(true);
      harness.retry?.click();
      expect(inbox.given('retrySync')).to.have.length(2);
    });
  }

  it('SYNC-3.22 an attempt that comes by itself is not taken for the one by hand', async () => {
    const harness = await show(states['failed-asking']);
    expect(harness.retry?.textContent?.trim()).to.equal('Retry');
    harness.retry?.click();
    await settled(harness.element);
    expect(harness.retry?.textContent?.trim()).to.equal('Retrying…');
    inbox.$tick.set(sampleNow + 1_000);
    await put(harness, { retryAt: sampleNow + 30_000 });
    expect(harness.retry?.textContent?.trim()).to.equal('Retry');
  });

  it('SYNC-3.29 "Retrying…" stands for a second at least, however soon the answer is there', async () => {
    const harness = await show(states.failed);
    harness.retry?.click();
    await put(harness, { failures: 5, retryAt: sampleNow + 20_000, triedByHand: true });
    inbox.$tick.set(sampleNow + 999);
    await settled(harness.element);
    expect(harness.retry?.textContent?.trim()).to.equal('Retrying…');
    expect(harness.words).not.to.contain('next try');
    inbox.$tick.set(sampleNow + 1_000);
    await settled(harness.element);
    expect(harness.retry?.textContent?.trim()).to.equal('Retry');
    expect(harness.words).to.contain('next try in 19 sec');
  });

  it('SYNC-3.23 after it has failed by hand it says what to look at; before that it does not', async () => {
    expect((await show(states.failed)).words).not.to.contain('firewall');
    stage.clear();
    const harness = await show(states['failed-by-hand']);
    expect(harness.words).to.contain(advice);
    expect(harness.told('status')).to.equal(advice);
    expect(harness.support).to.equal(null);
  });

  it('SYNC-3.24 where the host has a support page, the advice leads there, in a window of its own', async () => {
    const harness = await show(states['failed-by-hand-support']);
    expect(harness.words).to.contain(advice);
    expect(harness.support?.textContent).to.equal('contact technical support');
    expect([harness.support?.href, harness.support?.target, harness.support?.rel]).to.deep.equal(['https://support.example/', '_blank', 'noopener']);
  });

  const addresses = { 'mailto:help@erp.example': 'mailto:help@erp.example', '/help': new URL('/help', document.baseURI).href, 'javascript:alert(1)': null, 'data:text/html,x': null, '': null } as const;
  for (const [given, href] of Object.entries(addresses)) {
    it(`SYNC-3.24 support-url "${given}" ${href === null ? 'makes no link' : 'is where the link leads'}`, async () => {
      const harness = await show({ ...states['failed-by-hand'], given: { supportUrl: given } });
      expect(harness.support?.href ?? null).to.equal(href);
      expect(harness.words).to.contain(advice);
    });
  }

  it('SYNC-3.25 a failure that needs somebody is told at once, all else in a pause; a countdown is not told', async () => {
    const harness = await show(states.failed);
    expect([harness.told('alert'), harness.told('status')]).to.deep.equal(['Network restored, but full session sync failed. Click retry.', '']);
    inbox.$tick.set(sampleNow + 1_000);
    await settled(harness.element);
    expect([harness.told('alert'), harness.told('status')]).to.deep.equal(['Network restored, but full session sync failed. Click retry.', '']);
    const region = harness.element.shadowRoot?.querySelector('[role=status]');
    inbox.$notice.set(null);
    await settled(harness.element);
    expect(harness.told('alert')).to.equal('');
    inbox.$notice.set({ type: 'lost', since: sampleNow });
    await settled(harness.element);
    expect([harness.told('alert'), harness.told('status')]).to.deep.equal(['', 'Network connection lost. Session fetching paused.']);
    expect(harness.element.shadowRoot?.querySelector('[role=status]') === region).to.equal(true);
  });

  it('SYNC-3.26 who has pressed "Retry" goes on in the list when the bar has gone; who has not is left alone', async () => {
    const harness = await show(states.failed);
    const deeds: unknown[] = [];
    stage.root.addEventListener('panel-deed', (event) => deeds.push(Reflect.get(event, 'deed')));
    harness.retry?.focus();
    inbox.$notice.set(null);
    await settled(harness.element);
    expect(deeds).to.deep.equal(['look']);
    inbox.$notice.set({ type: 'failed' });
    await settled(harness.element);
    inbox.$notice.set(null);
    await settled(harness.element);
    expect(deeds).to.deep.equal(['look']);
  });

  it('SYNC-4.1 while questions fail it says since when it is not up to date, with the code', async () => {
    expect((await show(states.stale)).words).to.equal(`Not up to date since ${since} Code http-504 · Attempt 3 · next try in 5 sec Retry`);
    stage.clear();
    expect((await show(states['stale-cached'])).words).to.contain(`Not up to date since ${yesterday}`);
    stage.clear();
    expect((await show(states['stale-never'])).words).to.contain('Not up to date yet');
  });

  it('SYNC-3.31 after a failed sync it says that sending still works, and tells it once', async () => {
    for (const state of [states.failed, states['failed-by-hand'], states.stale]) {
      const harness = await show({ ...state, ready: true });
      expect(harness.words).to.contain('Sending still works.');
      expect(harness.told('status')).to.contain('Sending still works.');
      stage.clear();
    }
    for (const name of ['offline', 'connecting', 'all-sent', 'overdue'] as const) {
      expect((await show({ ...states[name], ready: true })).words, name).not.to.contain('Sending');
      stage.clear();
    }
    await show(states.failed);
  });

  const [row] = sampleRows;
  const selected = row ?? null;
  const storeId = selected?.conversation.storeId ?? '';
  const trouble = (delivery: 'failed' | 'unconfirmed' | 'waiting', hold: 'paused' | null = null) => sampleRows.slice(0, 1).map((one) => ({ ...one, trouble: { delivery, count: 1, cause: 'network' as const, hold } }));
  const gates = (id: string) => new Map([[id, { cause: 'throttled' as const, until: null, first: null }]]);
  const why = (code: string) => ({ sync: { ...states.failed.sync, why: code } as SyncStatus });
  const known: readonly (readonly [what: string, around: BannerState, says: boolean])[] = [
    ['no answer comes', why('rejected'), false],
    ['an answer came too late', why('deadline'), false],
    ['the backend does not know who asks', why('http-401'), false],
    ['the backend answers with a fault', why('http-500'), true],
    ['the disk has not been read', { ready: false }, false],
    ['a message is sending over 30 s', { overdue: 1 }, false],
    ['the store that is open is shut', { selected, gates: gates(storeId) }, false],
    ['another store is shut', { selected, gates: gates('another') }, true],
    ['a store is shut and none is open', { gates: gates('another') }, false],
    ['a person has paused it', { selected, paused: new Set([storeId]) }, false],
    ['a message is unconfirmed', { conversations: trouble('unconfirmed') }, false],
    ['a message waits for the network', { conversations: trouble('waiting') }, false],
    ['a message waits for the login of its store', { conversations: trouble('waiting').map((one) => ({ ...one, trouble: { ...one.trouble, cause: 'login' as const } })) }, true],
    ['a message waits for a person', { conversations: trouble('waiting', 'paused') }, true],
    ['a message was refused', { conversations: trouble('failed') }, true],
  ];
  for (const [what, around, says] of known) {
    it(`SYNC-3.31 it ${says ? 'says' : 'does not say'} so where ${what}`, async () => {
      const harness = await show({ ...states.failed, ready: true, ...around });
      expect(harness.words.includes('Sending still works.')).to.equal(says);
    });
  }

  it('SYNC-3.31 it stops saying so as soon as something speaks against it', async () => {
    const harness = await show({ ...states.failed, ready: true });
    inbox.$conversations.set(trouble('unconfirmed'));
    await settled(harness.element);
    expect(harness.words).not.to.contain('Sending still works.');
    inbox.$conversations.set([]);
    await settled(harness.element);
    expect(harness.words).to.contain('Sending still works.');
  });

  it('SYNC-1.4 says how many messages had waited and are sent now', async () => {
    expect((await show(states['all-sent'])).words).to.equal('Network restored. 3 waiting messages sent.');
    stage.clear();
    expect((await show(states['all-sent-one'])).words).to.equal('Network restored. 1 waiting message sent.');
    stage.clear();
    expect((await show({ ...states['all-sent'], overdue: 2 })).words).to.contain('2 messages sending over 30 s');
  });

  it('SYNC-6.5 says that another account is signed in', async () => {
    expect((await show(states['other-account'])).words).to.contain('Another account is signed in');
  });

  it('SYNC-3.27 long words at 320 px: nothing is cut, "Retry" stays at the right end', async () => {
    const words = {
      networkFailed: 'Netzwerk wiederhergestellt, aber die vollständige Synchronisierung der Unterhaltungen ist fehlgeschlagen.',
      retry: 'Synchronisierungsvorgang noch einmal wiederholen',
    };
    for (const override of [{}, words]) {
      const harness = await show(states['failed-by-hand-support'], { inlineSize: '320px', words: override });
      const bar = harness.element.shadowRoot?.querySelector('.bar');
      expect(bar?.scrollWidth).to.be.at.most(320);
      const right = harness.retry?.getBoundingClientRect().right ?? 0;
      expect(harness.element.getBoundingClientRect().right - right).to.be.within(0, 16);
      expect(harness.retry?.scrollWidth).to.be.at.most(harness.retry?.clientWidth ?? 0);
      expect(harness.element.shadowRoot?.querySelector('.words')?.clientWidth).to.be.at.least(140);
      stage.clear();
    }
  });

  it('SEND-7.13 says how many messages are sending over 30 s, and offers "Restart panel"; what is wrong with the network comes first', async () => {
    const harness = await show(states.overdue);
    expect(harness.words).to.equal('3 messages sending over 30 s Taking long. Sync may be abnormal. Restart panel');
    const deeds: unknown[] = [];
    stage.root.addEventListener('panel-deed', (event) => deeds.push(Reflect.get(event, 'deed')));
    harness.element.shadowRoot?.querySelector<HTMLElement>('[part=restart]')?.click();
    expect(deeds).to.deep.equal(['restart']);
    stage.clear();
    expect((await show(states['offline-and-overdue'])).words).to.contain('Network connection lost.').and.not.to.contain('over 30 s');
  });
});
