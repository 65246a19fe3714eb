import '@cs-inbox/elements/define';
import { expect } from 'chai';
import type { HistoryPage, Message, SyncPage } from '@cs-inbox/protocol';
import { createInbox, type Inbox } from '@cs-inbox/state';
import { FakePorts } from '../../../../test/support/browser/fake-ports.ts';
import { settled } from '../../../../test/support/browser/settled.ts';
import { Stage } from '../../../../test/support/browser/stage.ts';
import { ThreadHarness } from './thread.harness.ts';

const message = (position: number): Message => ({
  id: `m${position}`,
  conversationId: 'c',
  key: null,
  direction: 'in',
  kind: 'text',
  text: `Message ${position}`,
  position,
  at: 1_780_000_000_000 + position * 60_000,
  receipt: 'sent',
});

/** A backend that has this much of one thread, and answers at once. */
class ThreadPorts extends FakePorts {
  count = 120;
  asked: (number | null)[] = [];
  override readonly backend = {
    ...new FakePorts().backend,
    capabilities: (answer: Parameters<FakePorts['backend']['capabilities']>[0]) =>
      later(() => answer({ ok: true, value: { protocol: 1, account: 'mei', deduplicationWindowMs: 1, lookUp: true, stream: 'none' } })),
    sync: (_cursor: unknown, answer: Parameters<FakePorts['backend']['sync']>[1]) => later(() => answer({ ok: true, value: this.#page() })),
    history: (_id: string, before: number | null, limit: number, answer: Parameters<FakePorts['backend']['history']>[3]) =>
      later(() => answer({ ok: true, value: this.#stretch(before, limit) })),
  };

  #page(): SyncPage {
    const conversation = { id: 'c', storeId: 's', buyer: { id: 'b', name: 'Nur' }, unread: 0, lastMessage: message(this.count), replyDueAt: null, priority: false };
    const store = { id: 's', name: 'Store', platform: 'shopee', market: 'MY', login: 'signed-in', textLengthMax: 1_000 } as const;
    return { account: 'mei', epoch: 'e', mode: 'full', cursor: `at-${this.count}`, hasMore: false, stores: [store], conversations: [conversation], messages: [] };
  }

  #stretch(before: number | null, limit: number): HistoryPage {
    this.asked.push(before);
    const to = before === null ? this.count : before - 1;
    const from = Math.max(1, to - limit + 1);
    return { account: 'mei', conversationId: 'c', hasMore: from > 1, messages: Array.from({ length: to - from + 1 }, (_, i) => message(from + i)) };
  }
}

function later(run: () => void) {
  let cancelled = false;
  queueMicrotask(() => {
    if (!cancelled) run();
  });
  return () => void (cancelled = true);
}

describe('cs-thread on an engine', () => {
  let stage: Stage;
  let inbox: Inbox;
  let ports: ThreadPorts;
  let harness: ThreadHarness;
  beforeEach(async () => {
    ports = new ThreadPorts();
    inbox = createInbox(ports);
    stage = new Stage({ inbox, inlineSize: '600px', blockSize: '400px' });
    inbox.start();
    inbox.open('c');
    harness = new ThreadHarness(await stage.show('cs-thread'));
    await settled(harness.element);
  });
  afterEach(() => {
    inbox.stop();
    stage.clear();
  });
  const first = () => inbox.$thread.get().bubbles[0]?.text;
  const loaded = () => inbox.$thread.get().bubbles.length;
  const toStart = async () => {
    await harness.scrollTo(0);
    await settled(harness.element);
  };

  it('INBOX-3.8 opens with the newest stretch; older ones come on scrolling up, one at a time, down to the first message', async () => {
    expect([loaded(), first(), harness.fromEnd]).to.deep.equal([50, 'Message 71', 0]);
    await toStart();
    expect([loaded(), first()]).to.deep.equal([100, 'Message 21']);
    await toStart();
    expect([loaded(), first()]).to.deep.equal([120, 'Message 1']);
    await toStart();
    expect(ports.asked).to.deep.equal([null, 71, 21]);
  });

  it('INBOX-3.1 what is read stays where it is while older messages come before it', async () => {
    await harness.scrollTo(300);
    await settled(harness.element);
    const [text, seen, place] = [harness.atTop, harness.topOf(harness.atTop), harness.log.scrollTop];
    await harness.scrollTo(place - 100);
    await settled(harness.element);
    expect(first()).to.equal('Message 21');
    expect(harness.topOf(text)).to.equal(seen + 100);
  });

  it('INBOX-3.10 a full sync while somebody reads further up keeps their place, and offers what is new', async () => {
    await toStart();
    await harness.scrollTo(900);
    await settled(harness.element);
    const text = harness.atTop;
    const place = harness.topOf(text);
    ports.count = 122;
    inbox.retrySync();
    await settled(harness.element);
    await settled(harness.element);
    expect(inbox.$thread.get().bubbles.at(-1)?.text).to.equal('Message 122');
    expect(first()).to.equal('Message 21');
    expect(harness.topOf(text)).to.equal(place);
    expect(harness.jump?.innerText.trim()).to.equal('2 new messages');
  });
});
