import { createInbox, type FailureRecord, type Inbox, type InboxOptions } from '@cs-inbox/state';
import { FakeDisk } from './fake-disk.ts';
import { FakeWorld } from './fake-world.ts';
import { sampleConversation } from './sample-conversation.ts';
import { sampleFailure } from './sample-failure.ts';
import { sampleStore } from './sample-store.ts';

const START = new FakeWorld().now;

/** A page with two conversations of two stores, whose record can be read. @param now ms since the epoch */
export function recordPage(disk = new FakeDisk(), options: InboxOptions = {}, now = START) {
  const world = new FakeWorld({ disk, keys: `${now - START}-` });
  world.now = now;
  const inbox = createInbox(world.ports, { operator: () => 'Mei Lin', ...options });
  inbox.start();
  world.open();
  world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2', storeId: 's2' })] });
  const send = (conversationId = 'c1') => {
    const sent = inbox.send(conversationId, 'hello');
    world.store();
    return sent.ok ? sent.key : '';
  };
  const refuse = (...of: Parameters<typeof sampleFailure>) => {
    world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure(...of) });
    world.store();
  };
  const accept = (position?: number) => {
    world.accept(position);
    world.store();
  };
  return { world, inbox, disk, send, refuse, accept, read: () => readRecord(world, inbox) };
}

/** What the disk tells of the days behind. */
export function readRecord(world: FakeWorld, inbox: Inbox): FailureRecord {
  let record: FailureRecord | null = null;
  inbox.readRecord((told) => (record = told));
  world.open();
  if (record === null) throw new Error('the record was not told');
  return record;
}

