import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { allFailed, everything } from '@cs-inbox/state';
import { axeFindings } from '../../../../test/support/browser/axe-findings.ts';
import { Downloads } from '../../../../test/support/browser/downloads.ts';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { sampleStores } from '../samples/sample-stores.ts';
import { HealthPanelHarness } from './health-panel.harness.ts';
import type { CsHealthPanel } from './health-panel.ts';
import type { HostCheck } from './host-check.ts';
import { type HealthState, healthPanelStates as states } from './health-panel.states.ts';

describe('cs-health-panel', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage?.clear());

  const show = async (name: keyof typeof states, inlineSize = '1190px', theme: 'light' | 'dark' = 'light', more: Partial<CsHealthPanel> = {}) => {
    const { given = {}, ...around }: HealthState = states[name];
    inbox = new FakeInbox(around);
    stage = new Stage({ inbox, inlineSize, blockSize: '800px', theme });
    return new HealthPanelHarness(await stage.show('cs-health-panel', { ...given, ...more }));
  };

  for (const theme of ['light', 'dark'] as const) {
    for (const inlineSize of ['1190px', '800px', '360px']) {
      it(`INBOX-8.2 axe finds nothing in any state of the health panel, ${theme}, ${inlineSize}`, async () => {
        const findings: string[] = [];
        for (const name of Object.keys(states) as (keyof typeof states)[]) {
          const { element } = await show(name, inlineSize, theme);
          for (const moving of element.shadowRoot?.getAnimations() ?? []) moving.finish();
          findings.push(...(await axeFindings(element)).map((finding) => `${name}: ${finding}`));
          stage.clear();
        }
        expect(findings).to.deep.equal([]);
      }).timeout(60_000);
    }
  }

  it('INBOX-8.5 no state of the health panel is wider than 320 px', async () => {
    for (const name of Object.keys(states) as (keyof typeof states)[]) {
      const { element } = await show(name, '320px');
      for (const part of element.shadowRoot?.querySelectorAll('header:not(dialog *), .scroll, [part=footer], .line') ?? []) expect(part.scrollWidth, name).to.be.at.most(320);
      stage.clear();
    }
  });

  it('CHECK-1.10 the sentence on top counts what needs somebody, what is to be watched and what is fine, those of the page too', async () => {
    expect((await show('troubled')).summary).to.equal('2 things need you now, 4 to watch, 4 are fine');
    stage.clear();
    const harness = await show('with-checks-of-the-page');
    expect([harness.summary, harness.told]).to.deep.equal(Array(2).fill('3 things need you now, 5 to watch, 5 are fine'));
    stage.clear();
    expect((await show('fine')).summary).to.equal('All 10 checks are fine');
    stage.clear();
    expect((await show('measuring')).summary).to.equal('Checking…');
  });

  it('CHECK-1.28 what needs somebody stands first, then what is to be watched; alike ones in their order, those of the page behind ours', async () => {
    expect((await show('with-checks-of-the-page')).checks).to.deep.equal(['login', 'sending', 'host-orders', 'unread', 'retries', 'sync', 'test', 'host-stock', 'network', 'order', 'by-hand', 'stored', 'host-risk']);
    stage.clear();
    const harness = await show('fine');
    expect(harness.checks[0]).to.equal('login');
    inbox.$health.set(states['test-failed'].health);
    await settled(harness.element);
    expect(harness.checks.slice(0, 2)).to.deep.equal(['test', 'login']);
  });

  it('CHECK-1.29 no row moves while the pointer or the focus is in the panel; new ones of the page come last', async () => {
    const harness = await show('fine', '1190px', 'light', { checks: [{ id: 'a', label: 'A', level: 'ok', detail: 'x' }] });
    const stood = harness.checks;
    await harness.hover(true);
    inbox.$health.set(states['test-failed'].health);
    await settled(harness.element);
    expect([harness.checks, harness.cell('test', 'state')]).to.deep.equal([stood, 'Needs you']);
    harness.how('order')?.focus();
    await harness.hover(false);
    harness.element.checks = ['a', 'b'].map((id) => ({ id, label: id, level: 'act', detail: 'x' }));
    await settled(harness.element);
    expect(harness.checks).to.deep.equal([...stood, 'host-b']);
    harness.how('order')?.blur();
    inbox.$tick.set(inbox.$tick.get() + 1_000);
    await settled(harness.element);
    expect(harness.checks.slice(0, 4)).to.deep.equal(['test', 'host-a', 'host-b', 'login']);
  });

  it('CHECK-1.29 the answer of the page comes where it was awaited, and moves no other row', async () => {
    let answer: (checks: readonly HostCheck[]) => void = () => {};
    const harness = await show('fine', '1190px', 'light', { checks: () => new Promise((resolve) => (answer = resolve)) });
    const [awaited, ...others] = harness.checks;
    expect(awaited).to.equal('host');
    await harness.hover(true);
    answer([{ id: 'a', label: 'A', level: 'ok', detail: 'x' }]);
    await settled(harness.element);
    expect(harness.checks).to.deep.equal(['host-a', ...others]);
  });

  const found = {
    login: '2 stores signed out: Aster Home MY (Expired) and Aster Home SG (Requires relogin). 9 messages wait there.',
    sending: '13 messages show Send Failed. 12 can go again now. 1 message sending for over 30 s. 1 unconfirmed, being looked up. 9 wait and go by themselves.',
    retries: '36 retries today. 22 of them at Aster Home SG: Too many messages from this store.',
    order: '128 sessions in the right order, no duplicates.',
    stored: '20 messages not sent yet, all of them on disk.',
    test: 'The backend offers no test conversation, so no test message is sent.',
  } as const;
  for (const [check, sentence] of Object.entries(found)) {
    it(`CHECK-1.11 ${check}: says what was measured`, async () => {
      expect((await show('troubled')).cell(check, 'found')).to.equal(sentence);
    });
  }

  it('CHECK-1.11 unread, sync and network say what was measured, with times of day', async () => {
    const harness = await show('troubled');
    expect(harness.cell('unread', 'found')).to.match(/^Aster Home MY has 41, usual for this hour is 15\. The oldest waits since \d\d:52\.$/u);
    expect(harness.cell('sync', 'found')).to.match(/^Up to date as of \d\d:27:31\. 3 questions in a row failed \(http-503\)\. Last full sync \d\d:21:40\.$/u);
    expect(harness.cell('network', 'found')).to.match(/^Connected\. 3 losses today, the longest 41 sec at \d\d:27:31\.$/u);
    expect(harness.cell('network', 'when')).to.match(/^\d\d:32:00Every entry to panel, live$/u);
  });

  it('CHECK-1.12 a level is a shape and a word, and today is drawn by height: what was not measured is left out', async () => {
    const harness = await show('whole-day');
    expect(['login', 'unread', 'network'].map((check) => harness.cell(check, 'state'))).to.deep.equal(['Needs you', 'To watch', 'Fine']);
    const shapes = ['login', 'unread', 'network'].map((check) => harness.row(check).querySelector('.state svg')?.innerHTML);
    expect(new Set(shapes).size).to.equal(3);
    // The eight quarter hours before the page was opened are left out, the four in which it was closed are not.
    expect(harness.row('login').querySelector('svg.ticks')?.getAttribute('viewBox')).to.equal('0 0 160 20');
    expect(Number(harness.row('login').querySelector('rect')?.getAttribute('x'))).to.equal(0);
    expect(new Set(harness.ticks('login'))).to.deep.equal(new Set([5, 12, 20]));
    expect(harness.ticks('login')).to.have.length(84);
    expect(harness.row('login').querySelector('svg.ticks')?.getAttribute('aria-label')).to.match(/^Quarter hours of today: 6 needed somebody, 11 to watch, \d+ fine$/u);
  });

  it('CHECK-1.13 "How?" tells how the same is checked by hand, and one at a time is open', async () => {
    const harness = await show('troubled');
    harness.how('sending')?.click();
    await settled(harness.element);
    expect(harness.cell('sending', 'found')).to.contain('By hand: look through the conversations for “Send Failed”, and for “Sending” that stands for more than 30 seconds.');
    expect(harness.how('sending')?.ariaExpanded).to.equal('true');
    harness.how('order')?.click();
    await settled(harness.element);
    expect([harness.how('sending')?.ariaExpanded, harness.how('order')?.ariaExpanded]).to.deep.equal(['false', 'true']);
  });

  it('CHECK-1.14 "Show" leads to the failed messages, "Open store" to what is unread in that store, "Daily report" to the report', async () => {
    const harness = await show('troubled');
    const { view } = stage;
    view.$failed.set({ ...allFailed, text: 'x' });
    harness.deed('sending')?.click();
    expect([harness.deed('sending')?.innerText.trim(), view.$panel.get(), view.$failed.get()]).to.deep.equal(['Show 24', 'failed', allFailed]);
    harness.deed('unread')?.click();
    expect([view.$panel.get(), view.$storeId.get(), view.$choice.get()]).to.deep.equal(['inbox', sampleStores[0]?.id, { ...everything, filter: 'unread' }]);
    harness.deed('retries')?.click();
    expect(view.$panel.get()).to.equal('report');
  });

  it('CHECK-1.15 "Log in" asks the host to log in to the store whose login is gone, "Retry" asks for everything anew, and what is fine has nothing to do', async () => {
    const harness = await show('troubled');
    const asked: unknown[] = [];
    stage.root.addEventListener('cs-relogin', ({ detail }) => asked.push(detail.storeId));
    harness.deed('login')?.click();
    harness.deed('sync')?.click();
    expect([asked, inbox.given('retrySync').length]).to.deep.equal([[sampleStores[0]?.id], 1]);
    expect([harness.deed('network'), harness.cell('network', 'deed')]).to.deep.equal([null, 'Nothing to do']);
  });

  it('CHECK-1.16 "Check all now" measures everything anew and asks the page again', async () => {
    let asked = 0;
    const checks = () => [{ id: 'a', label: 'Stock', level: 'ok', detail: `Asked ${++asked} times` } as const];
    const harness = await show('fine', '1190px', 'light', { checks });
    let measured = 0;
    inbox.checkHealth = () => void measured++;
    expect(harness.cell('host-a', 'found')).to.equal('Asked 1 times');
    harness.checkAll?.click();
    await settled(harness.element);
    expect([measured, harness.cell('host-a', 'found')]).to.deep.equal([1, 'Asked 2 times']);
  });

  it('CHECK-1.17 a check of the page has its level, its sentence and its deed', async () => {
    const done: string[] = [];
    const harness = await show('fine', '1190px', 'light', {
      checks: [{ id: 'orders', label: 'Order status', level: 'act', detail: '3 orders wait.', actionLabel: 'Open orders', action: () => done.push('orders') }],
    });
    expect([harness.cell('host-orders', 'state'), harness.cell('host-orders', 'found'), harness.deed('host-orders')?.innerText.trim()]).to.deep.equal(['Needs you', '3 orders wait.', 'Open orders']);
    harness.deed('host-orders')?.click();
    expect(done).to.deep.equal(['orders']);
    harness.element.checks = null;
    await settled(harness.element);
    expect(harness.checks).to.have.length(10);
  });

  const good = { id: 'a', label: 'A', level: 'ok', detail: 'x' } as const;
  const wrong: readonly (readonly [unknown, string])[] = [
    ['orders', 'expected an array, or a function that returns one'],
    [Array(51).fill(good), '51 checks, at most 50'],
    [[good, { ...good, id: 'b', level: 'red' }], '[1].level: expected "ok", "look" or "act"'],
    [[good, good], '[1].id: "a" is there twice'],
    [[{ ...good, label: ' ' }], '[0].label: expected a text of 1 to 120 characters'],
    [[{ ...good, detail: 5 }], '[0].detail: expected a text of 1 to 600 characters'],
    [[{ ...good, at: 'now' }], '[0].at: expected ms since the epoch'],
    [[{ ...good, actionLabel: 'Go' }], '[0]: expected both action and actionLabel, or none'],
    [[null], '[0]: expected an object'],
  ];
  for (const [checks, why] of wrong) {
    it(`CHECK-1.18 checks that cannot be used are named and to watch: ${why}`, async () => {
      const harness = await show('fine', '1190px', 'light', { checks: checks as never });
      expect([harness.cell('host', 'state'), harness.cell('host', 'found'), harness.checks.length]).to.deep.equal(['To watch', `The checks of this page cannot be used: ${why}`, 11]);
    });
  }

  for (const [said, throws] of [
    ['at once', () => { throw new Error('503'); }],
    ['later', () => Promise.reject(new Error('503'))],
  ] as const) {
    it(`CHECK-1.19 a page that throws ${said} is to watch, never fine`, async () => {
      const harness = await show('fine', '1190px', 'light', { checks: throws });
      expect([harness.cell('host', 'state'), harness.cell('host', 'found'), harness.summary]).to.deep.equal(['To watch', 'Could not be checked: 503', '1 to watch, 10 are fine']);
    });
  }

  it('CHECK-1.20 a page that has not answered within ten seconds is to watch; an answer that comes late is taken', async () => {
    let answer: (checks: readonly (typeof good)[]) => void = () => {};
    const harness = await show('fine', '1190px', 'light', { checks: () => new Promise((resolve) => (answer = resolve)) });
    const asked = inbox.$tick.get();
    inbox.$tick.set(asked + 9_999);
    await settled(harness.element);
    expect(harness.cell('host', 'found')).to.equal('Being checked.');
    inbox.$tick.set(asked + 10_000);
    await settled(harness.element);
    expect([harness.cell('host', 'state'), harness.cell('host', 'found')]).to.satisfy(([state, words]: string[]) => state === 'To watch' && /^Could not be checked: no answer since \d\d:32:00\.$/u.test(words ?? ''));
    answer([good]);
    await settled(harness.element);
    expect(harness.checks.at(-1)).to.equal('host-a');
  });

  it('CHECK-1.21 a page that tells its checks is asked once a minute while the panel is there, and not while it is not', async () => {
    let asked = 0;
    const checks = () => (asked++, [good]);
    const harness = await show('fine', '1190px', 'light', { checks });
    const start = inbox.$tick.get();
    for (const ms of [59_999, 60_000, 119_000, 120_000]) {
      inbox.$tick.set(start + ms);
      await settled(harness.element);
    }
    expect(asked).to.equal(3);
    harness.element.remove();
    inbox.$tick.set(start + 600_000);
    await settled(harness.element);
    expect(asked).to.equal(3);
  });

  it('CHECK-1.22 the checks of an account and of an inbox come to the panel in it, the nearest first', async () => {
    stage = new Stage({ inlineSize: '1190px' });
    const account = Object.assign(document.createElement('cs-account'), { inbox: new FakeInbox(states.fine), checks: [{ ...good, id: 'account' }] });
    account.innerHTML = '<cs-health-panel></cs-health-panel><main style="block-size:700px"><cs-inbox panel="health"></cs-inbox></main>';
    stage.root.append(account);
    const inner = account.querySelector('cs-inbox');
    const drawn = async () => {
      for (let round = 0; round < 2; round += 1) for (const one of [account, inner, account.querySelector('cs-health-panel')]) if (one !== null) await settled(one);
    };
    await drawn();
    const panels = () => [account.querySelector('cs-health-panel'), inner?.shadowRoot?.querySelector('cs-health-panel')].map((panel) => panel && new HealthPanelHarness(panel).checks.at(-1));
    expect(panels()).to.deep.equal(['host-account', 'host-account']);
    Object.assign(inner ?? {}, { checks: [{ ...good, id: 'inbox' }] });
    await drawn();
    expect(panels()).to.deep.equal(['host-account', 'host-inbox']);
  });

  it('CHECK-1.23 rows that cannot be read are handed over as a file, one line each; a disk that does not answer is said', async () => {
    const harness = await show('rows-unreadable');
    const downloads = new Downloads();
    const rows = [{ key: 'out:1', value: { broken: true } }, { key: 'out:2', value: 7 }];
    inbox.readQuarantined = (done) => done(rows);
    harness.deed('stored')?.click();
    for (let round = 0; round < 3; round += 1) await settled(harness.element);
    expect(downloads.names).to.have.length(1);
    expect(downloads.names[0]).to.match(/^cs-inbox-unreadable-rows-.*\.ndjson$/u);
    expect((await downloads.text(0)).trim().split('\n').map((line) => JSON.parse(line) as unknown)).to.deep.equal(rows);
    downloads.end();
    inbox.readQuarantined = (done) => done(null);
    harness.deed('stored')?.click();
    await settled(harness.element);
    expect(harness.said).to.equal('This browser’s storage does not answer.');
  });

  it('CHECK-1.24 a test message goes out at a press, where the backend offers a conversation for it; why it did not is said', async () => {
    const harness = await show('test-never-sent');
    const sent: string[] = [];
    inbox.sendTest = (text) => (sent.push(text), { ok: false, why: 'no-such-conversation' });
    harness.deed('test')?.click();
    await settled(harness.element);
    expect([sent.length, harness.said]).to.deep.equal([1, 'Not sent: this conversation is gone. The text is still here.']);
    stage.clear();
    expect((await show('test-on-its-way')).deed('test')).to.equal(null);
    stage.clear();
    expect((await show('troubled')).deed('test')).to.equal(null);
  });

  it('CHECK-1.25 all of it can be copied as text, a line for each check with its level', async () => {
    const harness = await show('troubled');
    const copied: string[] = [];
    const real = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
    harness.links[0]?.click();
    await settled(harness.element);
    if (real === undefined) Reflect.deleteProperty(navigator, 'clipboard');
    else Object.defineProperty(navigator, 'clipboard', real);
    const lines = (copied[0] ?? '').split('\n');
    expect([lines[1], lines.length, harness.said]).to.deep.equal(['2 things need you now, 4 to watch, 4 are fine', 13, 'Copied']);
    expect(lines[2]).to.match(/^Needs you · Store login status · 2 stores signed out: .* \(\d\d:31:45\)$/u);
  });

  it('CHECK-1.26 request ids for support stand in a dialog with time, store, cause and code, and never a text', async () => {
    const harness = await show('troubled');
    harness.links[1]?.click();
    await settled(harness.element);
    expect(harness.dialog?.querySelector('pre')?.textContent).to.equal('2026-11-21T14:31:00.000Z · shopee MY Aster Home · Too many messages from this store · 429 · req-7f3a9c');
    harness.dialog?.close();
    await settled(harness.element);
    expect(harness.dialog).to.equal(null);
    inbox.$failures.set([]);
    harness.links[1]?.click();
    await settled(harness.element);
    expect(harness.dialog?.textContent).to.contain('No failure with a request id is known.');
  });
});
