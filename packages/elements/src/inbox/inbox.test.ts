import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import type { Failure, OutboxEntry } from '@cs-inbox/core';
import type { InboxEvent } from '@cs-inbox/state';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { FakePorts } from '../../../../test/support/browser/fake-ports.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from './inbox.harness.ts';
import type { CsInbox } from './inbox.ts';
import { type InboxState, inboxStates as states } from './inbox.states.ts';

describe('cs-inbox', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (state: keyof typeof states, inlineSize = '1200px', more: Partial<CsInbox> = {}) => {
    const snapshot: InboxState | null = states[state];
    inbox = new FakeInbox(snapshot ?? {});
    stage = new Stage({ inlineSize, blockSize: '700px' });
    return new InboxHarness(await stage.show('cs-inbox', { ...(snapshot === null ? {} : { inbox, panel: snapshot.panel ?? 'inbox' }), ...more }));
  };

  for (const theme of ['light', 'dark'] as const) {
    for (const inlineSize of ['1200px', '900px', '360px']) {
      it(`INBOX-8.2 axe finds nothing in any state, ${theme}, ${inlineSize}`, async () => {
        const findings: string[] = [];
        for (const state of Object.keys(states) as (keyof typeof states)[]) {
          const { element } = await show(state, inlineSize, { theme });
          findings.push(...(await axeFindings(element)).map((finding) => `${state}: ${finding}`));
          stage.clear();
        }
        expect(findings).to.deep.equal([]);
      }).timeout(30_000);
    }
  }

  const layouts = [
    ['1200px', /^222px 322px /u, true],
    ['900px', /^56px 300px /u, true],
    ['600px', /^56px \S+$/u, false],
    ['360px', /^358px$/u, false],
  ] as const;
  for (const [inlineSize, columns, both] of layouts) {
    it(`INBOX-8.7 at ${inlineSize} of its own width ${both ? 'list and thread stand side by side' : 'one of them shows'}`, async () => {
      const harness = await show('list', inlineSize);
      const panes = harness.element.shadowRoot?.querySelector('.panes') ?? harness.element;
      expect(getComputedStyle(panes).gridTemplateColumns).to.match(columns);
      expect(harness.shows('cs-thread')).to.equal(both);
      await harness.list.open(0);
      await settled(harness.element);
      expect(harness.shows('cs-conversation-list')).to.equal(both);
      expect(harness.shows('cs-thread')).to.equal(true);
      expect(harness.element.scrollWidth).to.be.at.most(Number.parseInt(inlineSize, 10));
    });
  }

  it('INBOX-8.8 with one pane, back leads to the list, and the focus with it', async () => {
    const harness = await show('list', '360px');
    await harness.list.open(2);
    await settled(harness.element);
    const back = harness.thread.element.shadowRoot?.querySelector<HTMLButtonElement>('.back');
    expect(back?.getBoundingClientRect().height).to.be.at.least(44);
    back?.click();
    await settled(harness.element);
    expect(harness.shows('cs-conversation-list')).to.equal(true);
    expect(harness.list.focused).to.equal(2);
  });

  it('INBOX-8.9 opening a row leads to the field, Escape back to the row', async () => {
    const harness = await show('list');
    await harness.list.open(1);
    await settled(harness.element);
    await sendKeys({ type: 'Hi' });
    expect(harness.composer.field?.value).to.equal('Hi');
    await sendKeys({ press: 'Escape' });
    expect(harness.list.focused).to.equal(1);
  });

  it('INBOX-8.5 nothing is wider than 320 px', async () => {
    for (const state of ['list', 'thread', 'offline', 'paused', 'overdue', 'sync-failed-by-hand', 'cached-and-dark', 'panel-failed', 'panel-health', 'panel-report'] as const) {
      const { element } = await show(state, '320px');
      expect(element.shadowRoot?.querySelector('.frame')?.scrollWidth, state).to.be.at.most(320);
      stage.clear();
    }
  });

  it('EMBED-2.3 without a backend it says what to set', async () => {
    const harness = await show('without-backend');
    expect(harness.notice).to.contain('base-url').and.to.contain('backend');
  });

  it('EMBED-2.3 a base-url that cannot be one is said, not thrown', async () => {
    const harness = await show('without-backend', '900px', { baseUrl: 'javascript:alert(1)' });
    expect(harness.notice).to.contain('javascript:alert(1)');
  });

  it('EMBED-2.4 an unknown theme is as good as none', async () => {
    const { element } = await show('list');
    element.setAttribute('theme', 'blue');
    await element.updateComplete;
    expect(getComputedStyle(element).colorScheme).to.equal('light');
    element.setAttribute('theme', 'dark');
    await element.updateComplete;
    expect(getComputedStyle(element).colorScheme).to.equal('dark');
  });

  it('EMBED-1.1 moved on the page it keeps its engine; taken out, it stops it; put back, it starts one', async () => {
    const ports = new FakePorts();
    const { element } = await show('without-backend', '900px', { ports });
    expect(ports.loads).to.equal(1);
    expect(ports.listeners).to.equal(1);
    const other = document.createElement('div');
    stage.root.append(other);
    element.remove();
    other.append(element);
    await settled(element);
    expect(ports.loads).to.equal(1);
    element.remove();
    await Promise.resolve();
    expect(ports.listeners).to.equal(0);
    other.append(element);
    await settled(element);
    expect(ports.loads).to.equal(2);
    expect(ports.listeners).to.equal(1);
  });

  it('EMBED-1.1 properties set before the tag is known are taken over', async () => {
    inbox = new FakeInbox(states.list);
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const early = document.createElement('cs-later');
    Object.assign(early, { inbox });
    stage.root.append(early);
    customElements.define('cs-later', class extends (customElements.get('cs-inbox') as typeof CsInbox) {});
    await settled(early);
    expect(new InboxHarness(early as CsInbox).list.rows).to.have.length(10);
  });

  it('EMBED-1.1 registering the tags twice leaves the first ones alone', async () => {
    const before = customElements.get('cs-inbox');
    const { defineTag } = await import('../define-tag.ts');
    defineTag('cs-inbox', class extends HTMLElement {});
    expect(customElements.get('cs-inbox')).to.equal(before);
  });

  it('EMBED-1.1 two on a page know nothing of each other', async () => {
    const first = await show('list');
    const second = new InboxHarness(await stage.show('cs-inbox', { inbox: new FakeInbox(states.list) }));
    await first.rail.choose(1);
    await settled(first.element);
    expect(first.list.rows).to.have.length(2);
    expect(second.list.rows).to.have.length(10);
  });

  it('EMBED-1.3 another account is another engine', async () => {
    const ports = new FakePorts();
    const { element } = await show('without-backend', '900px', { ports, account: 'a' });
    element.account = 'b';
    await element.updateComplete;
    expect(ports.loads).to.equal(2);
    expect(ports.listeners).to.equal(1);
  });

  it('EMBED-3.1 tells the host what happens, without the text of any message', async () => {
    const harness = await show('list');
    const told: [string, unknown][] = [];
    for (const type of ['cs-message-sent', 'cs-message-unconfirmed', 'cs-message-failed'] as const) {
      stage.root.addEventListener(type, (event) => told.push([type, event.detail]));
    }
    for (const event of hostFacts) inbox.tell(event);
    expect(told).to.deep.equal([
      ['cs-message-sent', { key: 'k', conversationId: 'c-1', messageId: 'm', origin: 'here' }],
      ['cs-message-unconfirmed', { key: 'k', conversationId: 'c-1', origin: 'elsewhere' }],
      ['cs-message-failed', { key: 'k', conversationId: 'c-1', storeId: 's', cause: 'content', code: 'C7', retryable: false, origin: 'here' }],
    ]);
    harness.element.remove();
    await Promise.resolve();
    expect(inbox.listeners).to.equal(0);
  });

  it('EMBED-3.1 tells each change of connection, unread, failed and open conversation once', async () => {
    await show('list');
    const told: unknown[] = [];
    for (const type of ['cs-connection-change', 'cs-unread-change', 'cs-failed-change', 'cs-conversation-open'] as const) {
      stage.root.addEventListener(type, (event) => told.push(event.detail));
    }
    inbox.$connection.set({ state: 'offline', since: 1 });
    inbox.$connection.set({ state: 'offline', since: 2 });
    inbox.$conversations.set([]);
    inbox.$conversations.set([]);
    inbox.$selected.set(states.thread.selected);
    inbox.$selected.set(null);
    expect(told).to.deep.equal([
      { state: 'offline', origin: 'here' },
      { unread: 0, origin: 'here' },
      { failed: 0, origin: 'here' },
      { conversationId: 'c-0', storeId: 'l-my', origin: 'here' },
      { conversationId: null, storeId: null, origin: 'here' },
    ]);
  });

  it('EMBED-3.20 tells of rows of the disk that cannot be read, each number once', async () => {
    await show('list');
    const told: unknown[] = [];
    stage.root.addEventListener('cs-invariant', (event) => told.push(event.detail));
    for (const count of [2, 2, 3]) inbox.$quarantined.set(count);
    expect(told).to.deep.equal([2, 3].map((count) => ({ invariant: 'unreadable-rows', count, origin: 'here' })));
  });

  it('EMBED-3.7 tells how many messages have failed, over all stores, and nothing of those of an engine that has gone', async () => {
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const told: number[] = [];
    stage.root.addEventListener('cs-failed-change', ({ detail }) => told.push(detail.failed));
    const rows = states.list.conversations.map((row) => ({ ...row, trouble: { delivery: 'failed', count: 2, cause: 'login', hold: null } as const }));
    const element = await stage.show('cs-inbox', { inbox: new FakeInbox({ ...states.list, conversations: rows }) });
    element.inbox = new FakeInbox(states.list);
    await settled(element);
    expect(told).to.deep.equal([20, 0, 3]);
  });

  it('EMBED-1.4 a page that is shown and focused again is told to the engine once', async () => {
    const harness = await show('list');
    const come = (target: EventTarget, type: string, timeStamp: number) => {
      const event = new Event(type);
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      target.dispatchEvent(event);
      return inbox.given('returned').length;
    };
    expect(come(document, 'visibilitychange', 10_000)).to.equal(1);
    expect(come(window, 'focus', 10_999)).to.equal(1);
    expect(come(window, 'focus', 11_000)).to.equal(2);
    harness.element.remove();
    expect(come(window, 'focus', 20_000)).to.equal(2);
  });

  it('EMBED-3.4 cs-ready comes once, when the disk has been read and the list is on the screen', async () => {
    const harness = await show('starting');
    let rows = -1;
    const ready = new Promise<HTMLElementEventMap['cs-ready']>((resolve) => {
      stage.root.addEventListener('cs-ready', (event) => {
        rows = harness.list.rows.length;
        resolve(event);
      });
    });
    inbox.$storage.set('memory');
    inbox.$loaded.set(true);
    inbox.$conversations.set(states.list.conversations);
    inbox.$ready.set(true);
    expect((await ready).detail).to.deep.equal({ storage: 'memory', origin: 'here' });
    expect(rows).to.equal(10);
  });

  it('EMBED-3.5 the host says single sentences in its own way', async () => {
    const harness = await show('thread', '1200px', { words: { send: 'Reply', delivery: { read: 'Seen' } } });
    expect(harness.composer.button?.innerText.trim()).to.equal('Reply');
    expect(harness.thread.bubbles.find(({ status }) => status === 'read')?.shadowRoot?.textContent).to.contain('Seen');
    expect(harness.thread.bubbles.find(({ status }) => status === 'unconfirmed')?.shadowRoot?.textContent).to.contain('Unconfirmed');
  });

  it('EMBED-3.3 works where scripts and styles are the page\'s own only and Trusted Types are demanded', async () => {
    const frame = await strictFrame();
    const page = frame.contentWindow as Window & { readonly violations?: readonly string[] };
    const element = Object.assign(page.document.createElement('cs-inbox'), { inbox: new FakeInbox(states.thread) });
    page.document.body.append(element);
    await settled(element);
    expect(new InboxHarness(element).thread.bubbles).to.have.length(10);
    expect(getComputedStyle(new InboxHarness(element).thread.log).overflowY).to.equal('auto');
    expect(page.violations).to.deep.equal([]);
    frame.remove();
  });

  it('EMBED-3.6 a token that the host sets reaches every element', async () => {
    const harness = await show('thread');
    stage.root.style.setProperty('--cs-sys-accent', 'rgb(200, 0, 100)');
    const send = harness.composer.button;
    expect(send && getComputedStyle(send).backgroundColor).to.equal('rgb(200, 0, 100)');
    harness.element.style.setProperty('--cs-sys-accent', 'rgb(0, 90, 0)');
    expect(send && getComputedStyle(send).backgroundColor).to.equal('rgb(0, 90, 0)');
  });
});

/** A page whose policy allows no more than the widget is allowed to need. */
async function strictFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  const policy = "default-src 'none'; script-src 'self' 'nonce-test'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  frame.srcdoc = `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>
    <script nonce="test">
      globalThis.process = { env: { NODE_ENV: 'development' } };
      globalThis.violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
    </script>
    <script type="module" src="/packages/elements/src/define/index.ts"></script></body></html>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame;
}

const failure: Failure = {
  cause: 'content',
  class: 'business',
  retryable: false,
  retryAt: null,
  code: 'C7',
  requestId: 'r',
  detail: 'secret',
  words: ['secret'],
};

const entry: OutboxEntry = {
  key: 'k',
  conversationId: 'c-1',
  storeId: 's',
  buyerName: 'B',
  text: 'secret',
  seq: 1,
  createdAt: 0,
  afterPosition: -1,
  delivery: 'failed',
  sendingSince: null,
  windowSince: null,
  attempts: [],
  attemptCount: 1,
  unreached: 0,
  lookUpsFailed: 0,
  failure,
  notBefore: null,
  planned: null,
  stopped: false,
  newerAt: null,
  shuts: null,
  priorAttempts: 0,
  hold: null,
  consentAt: null,
  answeredAt: null,
  automaticAttempts: 0,
  dailyAt: null,
  replaces: null,
};

const hostFacts: readonly InboxEvent[] = [
  { type: 'sent', key: 'k', conversationId: 'c-1', messageId: 'm', origin: 'here' },
  { type: 'unconfirmed', key: 'k', conversationId: 'c-1', origin: 'elsewhere' },
  { type: 'failed', key: 'k', conversationId: 'c-1', entry, origin: 'here' },
];
