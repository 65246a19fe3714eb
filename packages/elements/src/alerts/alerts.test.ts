import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { FakeInbox } from '../../../../test/support/browser/fake-inbox.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { InboxHarness } from '../inbox/inbox.harness.ts';
import { inboxStates } from '../inbox/inbox.states.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { AlertsHarness } from './alerts.harness.ts';
import type { CsAlerts } from './alerts.ts';

describe('cs-alerts', () => {
  let stage: Stage;
  let inbox: FakeInbox;
  afterEach(() => stage.clear());

  const rows = inboxStates.list.conversations;
  const unread = rows.reduce((sum, { conversation }) => sum + conversation.unread, 0);
  const setUnread = (more: number) =>
    inbox.$conversations.set(rows.map((row, i) => (i === 0 ? { ...row, conversation: { ...row.conversation, unread: row.conversation.unread + more } } : row)));
  const setFailed = (count: number) =>
    inbox.$conversations.set(rows.map((row, i) => (i === 0 ? { ...row, trouble: { delivery: 'failed', count, cause: 'network', hold: null } } : row)));

  /** The bell of an inbox, pressed, with the turn. */
  const show = async ({ pressed = true } = {}) => {
    inbox = new FakeInbox(inboxStates.list);
    stage = new Stage({ inbox });
    const element = document.createElement('cs-alerts');
    const harness = new AlertsHarness(element);
    stage.root.append(Object.assign(element, { port: harness.port, account: 'mei' }));
    await element.updateComplete;
    if (!pressed) return harness;
    harness.is.allowed = true;
    await harness.press();
    harness.turn(true);
    await harness.news();
    return harness;
  };

  it('INBOX-6.1 is off until the operator presses the bell, and only that asks the browser; the next page knows', async () => {
    const harness = await show({ pressed: false });
    setUnread(1);
    expect([await harness.news(), harness.button?.ariaPressed]).to.deep.equal([[], 'false']);
    await harness.press();
    expect([await harness.news(), harness.button?.ariaPressed, harness.is.wanted]).to.deep.equal([['asked', 'queued as mei'], 'true', true]);
    harness.turn(true);
    await harness.press();
    expect([await harness.news(), harness.button?.ariaPressed, harness.is.wanted]).to.deep.equal([['left'], 'false', false]);
    harness.is.wanted = true;
    harness.element.remove();
    stage.root.append(harness.element);
    expect([await harness.news(), harness.button?.ariaPressed]).to.deep.equal([['queued as mei'], 'true']);
  });

  it('INBOX-6.2 what was there at first is not told; more unread, more failed, and a login that is gone are, without a buyer\'s words', async () => {
    const harness = await show();
    expect(await harness.news()).to.deep.equal([]);
    setUnread(2);
    expect(await harness.news()).to.deep.equal([`Inbox: ${unread + 2} unread`]);
    const other = await show();
    setFailed(40);
    expect((await other.news()).join()).to.match(/^Inbox: \d+ failed$/u);
    const third = await show();
    inbox.$stores.set(inbox.$stores.get().map((store) => ({ ...store, login: 'expired' })));
    expect((await third.news()).join()).to.match(/^Inbox: Log in to /u);
  });

  it('INBOX-6.2 less is no news, and nothing is before the first list is here', async () => {
    const harness = await show();
    setUnread(-1);
    expect(await harness.news()).to.deep.equal([]);
    const starting = await show({ pressed: false });
    inbox.$loaded.set(false);
    inbox.$conversations.set([]);
    await starting.press();
    starting.turn(true);
    await starting.news();
    inbox.$conversations.set(rows);
    await starting.element.updateComplete;
    inbox.$loaded.set(true);
    expect(await starting.news()).to.deep.equal([]);
  });

  it('INBOX-6.3 at most every 30 s; what comes in between is told then, once', async () => {
    const harness = await show();
    const at = (seconds: number) => {
      now = sampleNow + seconds * 1_000;
      inbox.$tick.set(now);
    };
    let now = sampleNow;
    Object.assign(stage.view, { now: () => now });
    setUnread(1);
    expect(await harness.news()).to.have.length(1);
    setUnread(2);
    expect(await harness.news()).to.deep.equal([]);
    setUnread(3);
    at(29);
    expect(await harness.news()).to.deep.equal([]);
    at(30);
    expect(await harness.news()).to.deep.equal([`Inbox: ${unread + 3} unread`]);
    at(90);
    expect(await harness.news()).to.deep.equal([]);
  });

  it('INBOX-6.4 only the page whose turn it is alerts; the next one does not tell again what was told', async () => {
    const harness = await show();
    harness.turn(false);
    setUnread(1);
    expect(await harness.news()).to.deep.equal([]);
    harness.turn(true);
    inbox.$conversations.set([...inbox.$conversations.get()]);
    expect(await harness.news()).to.deep.equal([]);
  });

  it('INBOX-6.5 who is at the page hears a sound, and so does who is shown no notifications', async () => {
    const harness = await show();
    harness.is.focused = true;
    setUnread(1);
    expect(await harness.news()).to.deep.equal(['sound']);
    const refused = await show();
    refused.is.allowed = false;
    setUnread(1);
    expect(await refused.news()).to.deep.equal(['sound']);
  });

  it('INBOX-6.6 the number of unread messages stands in the title while it is this page\'s turn', async () => {
    const harness = await show();
    setUnread(2);
    await harness.element.updateComplete;
    expect(harness.told.at(0)).to.equal(`badge ${unread + 2}`);
    harness.turn(false);
    expect(harness.told.at(-1)).to.equal('badge 0');
    harness.turn(true);
    harness.element.remove();
    expect(harness.told.at(-1)).to.equal('badge 0');
  });

  it('INBOX-6.7 stands at the top of the inbox, of one account with that', async () => {
    inbox = new FakeInbox(inboxStates.list);
    stage = new Stage({ inlineSize: '1200px', blockSize: '700px' });
    const harness = new InboxHarness(await stage.show('cs-inbox', { inbox, account: 'mei' }));
    const bell: CsAlerts = harness.find('cs-alerts');
    expect([bell.account, bell.closest('[part=top]') !== null]).to.deep.equal(['mei', true]);
  });
});
