import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { Format } from '../format/format.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { samplePorts } from '../samples/sample-ports.ts';
import { InboxHarness } from './inbox.harness.ts';
import type { CsInbox } from './inbox.ts';
import { inboxStates as states } from './inbox.states.ts';

describe('cs-inbox and how far it is up to date', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (state: Exclude<keyof typeof states, 'without-backend'>, inlineSize = '1200px', more: Partial<CsInbox> = {}) => {
    inbox = new FakeInbox(states[state]);
    stage = new Stage({ inlineSize, blockSize: '700px' });
    return new InboxHarness(await stage.show('cs-inbox', { inbox, ports: samplePorts, ...more }));
  };

  it('SYNC-8.6 the indicator stands at the top right, before the operator\'s name', async () => {
    const harness = await show('list', '1200px', { operatorName: 'Mei Lin' });
    const top = harness.find('cs-network-indicator').closest('[part=top]')?.getBoundingClientRect();
    const { left, right } = harness.find('cs-network-indicator').getBoundingClientRect();
    expect(left).to.be.above((top?.left ?? 0) + 900);
    expect(right).to.be.at.most(top?.right ?? 0);
  });

  it('SYNC-4.10 what this browser has kept is shown before the backend answers, and bar and indicator say from when it is', async () => {
    const harness = await show('cached-and-dark');
    expect(harness.list.rows).to.have.length(10);
    expect(harness.list.footer).to.contain('Loaded 10 sessions');
    const from = new Format('en').since(sampleNow - 86_400_000, sampleNow);
    expect(harness.banner.words).to.contain(`Not up to date since ${from}`);
    expect(harness.indicator.words).to.equal(`Not up to date since ${from}`);
  });

  it('SYNC-3.28 "Retry" in the bar asks the engine for everything; when the bar has gone, the focus is in the list', async () => {
    const harness = await show('sync-failed');
    harness.banner.retry?.focus();
    harness.banner.retry?.click();
    expect(inbox.given('retrySync')).to.have.length(1);
    inbox.$notice.set(null);
    await settled(harness.element);
    expect(harness.list.focused).to.be.at.least(0);
  });

  it('SYNC-3.24 the host names its support once, on the inbox', async () => {
    const harness = await show('sync-failed-by-hand', '900px');
    expect(harness.banner.support).to.equal(null);
    harness.element.setAttribute('support-url', 'mailto:help@erp.example');
    await settled(harness.element);
    expect(harness.banner.support?.href).to.equal('mailto:help@erp.example');
  });

  it('SYNC-4.11 the host is told when the way to an up-to-date list changes, each change once, and not of each answer', async () => {
    await show('list');
    const told: unknown[] = [];
    stage.root.addEventListener('cs-sync-change', ({ detail }) => told.push(detail));
    const calm = inbox.$sync.get();
    inbox.$sync.set({ ...calm, freshAt: sampleNow + 4_000 });
    inbox.$sync.set({ ...calm, rung: 'manual', failures: 4, why: 'http-503', retryAt: 1 });
    inbox.$sync.set({ ...calm, rung: 'manual', failures: 4, why: 'http-503', retryAt: 2 });
    inbox.$notice.set({ type: 'failed' });
    inbox.$notice.set({ type: 'failed' });
    const failing = { rung: 'manual', failures: 4, why: 'http-503', freshAt: sampleNow, origin: 'here' };
    expect(told).to.deep.equal([{ notice: null, ...failing }, { notice: 'failed', ...failing }]);
  });
});
