import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { FakePorts } from '../../../../test/support/browser/fake-ports.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { inboxStates } from '../inbox/inbox.states.ts';
import { showState } from '../samples/show-state.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { AccountHarness } from './account.harness.ts';
import type { CsAccount } from './account.ts';
import { accountStates } from './account.states.ts';

const lost = { type: 'lost', since: sampleNow - 60_000 } as const;

describe('cs-account', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  /** A bar in the header of a page, an inbox in its body. */
  const show = async (given: Partial<CsAccount> = { inbox: (inbox = new FakeInbox(inboxStates.thread)) }) => {
    stage = new Stage({ inlineSize: '1200px' });
    const element = Object.assign(document.createElement('cs-account'), given);
    element.innerHTML = '<header><cs-sync-banner></cs-sync-banner></header><main style="block-size:700px"><cs-inbox></cs-inbox></main>';
    stage.root.append(element);
    const harness = new AccountHarness(element);
    await harness.settled();
    return harness;
  };

  it('INBOX-8.2 axe finds nothing in any state of an account', async () => {
    const findings: string[] = [];
    for (const name of Object.keys(accountStates)) {
      const { root } = showState('cs-account', name, { theme: 'light' }) ?? {};
      document.body.append(root ?? '');
      await settled(root?.firstElementChild ?? document.body);
      findings.push(...(await axeFindings(root ?? document.body)).map((finding) => `${name}: ${finding}`));
      root?.remove();
    }
    expect(findings).to.deep.equal([]);
  }).timeout(30_000);

  it('EMBED-1.20 tags in it, however deep, show one inbox of one engine, and it has no box', async () => {
    const ports = new FakePorts();
    const harness = await show({ ports, account: 'a' });
    expect([ports.loads, ports.listeners]).to.deep.equal([1, 1]);
    expect(getComputedStyle(harness.element).display).to.equal('contents');
    harness.element.inbox = inbox = new FakeInbox(inboxStates.list);
    inbox.$notice.set(lost);
    await harness.settled();
    expect(harness.banner.words).to.contain('Network connection lost');
    expect(harness.inbox.list.rows).to.have.length(10);
    await harness.inbox.list.open(1);
    expect(inbox.given('open')).to.have.length(1);
    expect(ports.listeners).to.equal(0);
  });

  for (const [said, first, then] of [
    ['first', ['cs-account'], ['cs-sync-banner', 'cs-inbox']],
    ['last', ['cs-sync-banner', 'cs-inbox'], ['cs-account']],
  ] as const) {
    it(`EMBED-1.21 they do so where its tag is defined ${said}`, async () => {
      const frame = await pageThatDefines(first);
      const page = frame.contentDocument ?? document;
      const element = page.querySelector<CsAccount>('cs-account');
      await run(frame, importing(then));
      if (element === null) throw new Error('no account in the frame');
      const harness = new AccountHarness(element);
      element.inbox = new FakeInbox({ ...inboxStates.list, notice: lost });
      await harness.settled();
      expect(harness.banner.words).to.contain('Network connection lost');
      expect([harness.inbox.notice, harness.inbox.list.rows.length]).to.deep.equal(['', 10]);
      frame.remove();
    });
  }

  it('EMBED-1.22 what happens is told at the account, once', async () => {
    const harness = await show();
    const told: [EventTarget | null, number][] = [];
    stage.root.addEventListener('cs-failed-change', (event) => told.push([event.target, event.detail.failed]));
    inbox.$conversations.set([]);
    expect(told.map(([target, failed]) => [target === harness.element, failed])).to.deep.equal([[true, 0]]);
    expect(inbox.listeners).to.equal(1);
    inbox.calls.length = 0;
    window.dispatchEvent(new Event('focus'));
    expect(inbox.given('returned')).to.have.length(1);
  });

  it('EMBED-1.23 an inbox that is moved out opens one of its own again, one that is moved in gives its own up', async () => {
    const harness = await show();
    const { element } = harness.inbox;
    const ports = new FakePorts();
    element.ports = ports;
    await harness.settled();
    expect(ports.loads).to.equal(0);
    stage.root.append(element);
    await settled(element);
    expect([ports.loads, ports.listeners]).to.deep.equal([1, 1]);
    harness.element.append(element);
    await harness.settled();
    expect([ports.loads, ports.listeners]).to.deep.equal([1, 0]);
    expect(harness.inbox.thread.bubbles).to.have.length.above(4);
  });

  it('EMBED-1.24 where it cannot open, it says why, once; the inbox in it goes to work once it can', async () => {
    const harness = await show({});
    expect(harness.notice).to.contain('base-url');
    expect(harness.inbox.notice).to.equal('');
    harness.element.inbox = new FakeInbox(inboxStates.list);
    await harness.settled();
    expect([harness.notice, harness.inbox.list.rows.length]).to.deep.equal(['', 10]);
  });

  it('EMBED-1.25 "Restart panel" anywhere in it builds its engine anew, and all show the new one', async () => {
    const ports = new FakePorts();
    const harness = await show({ ports });
    const restart = async (from: Element) => {
      from.dispatchEvent(Object.assign(new Event('panel-deed', { bubbles: true }), { deed: 'restart' }));
      await harness.settled();
      return [ports.loads, ports.listeners];
    };
    expect(await restart(harness.banner.element)).to.deep.equal([2, 1]);
    expect(await restart(harness.inbox.find('cs-network-indicator'))).to.deep.equal([3, 1]);
    expect(harness.inbox.notice).to.equal('');
  });

  it('EMBED-1.27 the inbox has no bar of its own where one stands in the account', async () => {
    const harness = await show();
    inbox.$notice.set(lost);
    await harness.settled();
    expect(harness.inbox.element.shadowRoot?.querySelector('cs-sync-banner')).to.equal(null);
    harness.banner.element.remove();
    harness.inbox.element.requestUpdate();
    await settled(harness.inbox.element);
    expect(harness.inbox.banner.words).to.contain('Network connection lost');
  });

  it('EMBED-1.26 its words and its operator hold for the inbox in it, unless that has its own', async () => {
    const harness = await show({ inbox: new FakeInbox(inboxStates.thread), words: { send: 'Reply' }, operatorName: 'Mei Lin' });
    const said = () => [harness.inbox.composer.button?.innerText.trim(), harness.inbox.element.shadowRoot?.querySelector('.operator')?.textContent];
    expect(said()).to.deep.equal(['Reply', 'Mei Lin']);
    Object.assign(harness.inbox.element, { words: { send: 'Go' }, operatorName: 'Ann' });
    await harness.settled();
    expect(said()).to.deep.equal(['Go', 'Ann']);
  });

  it('EMBED-1.5 wipe() of the inbox in it, or its own, is that of its engine', async () => {
    const harness = await show();
    expect([await harness.inbox.element.wipe(), await harness.element.wipe()]).to.deep.equal([true, true]);
    expect(inbox.given('wipe')).to.have.length(2);
  });
});

/** A page in which the tags stand before any of them is defined, and then some are. */
async function pageThatDefines(tags: readonly string[]): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.srcdoc = '<!doctype html><html lang="en"><body><cs-account><cs-sync-banner></cs-sync-banner><cs-inbox></cs-inbox></cs-account></body></html>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  await run(frame, `globalThis.process = { env: { NODE_ENV: 'development' } }; ${importing(tags)}`);
  return frame;
}

async function run(frame: HTMLIFrameElement, code: string): Promise<void> {
  await (frame.contentWindow as (Window & Pick<typeof globalThis, 'eval'>) | null)?.eval(code);
}

function importing(tags: readonly string[]): string {
  return `Promise.all(${JSON.stringify(tags)}.map((tag) => import(\`${location.origin}/packages/elements/src/define/\${tag}.ts\`)))`;
}
