import type { Conversation, Message } from '@cs-inbox/protocol';
import { createInbox, type InboxOptions } from '@cs-inbox/state';
import { FakeDisk } from './fake-disk.ts';
import { FakeWorld } from './fake-world.ts';
import { sampleConversation } from './sample-conversation.ts';
import { sampleMessage } from './sample-message.ts';
import { sampleStore } from './sample-store.ts';

/** When its pages are opened, unless a test says otherwise. */
export const START = 1_780_000_000_000;

/** A page over a disk, which has been read; the backend has said nothing. */
export function pageOver(disk: FakeDisk, options: InboxOptions = {}, now = START) {
  const world = new FakeWorld({ disk });
  world.now = now;
  const inbox = createInbox(world.ports, options);
  inbox.start();
  world.open();
  const listed = () => inbox.$conversations.get().map(({ conversation }) => conversation.id);
  const texts = () => inbox.$thread.get().bubbles.map(({ text }) => text);
  return { world, inbox, listed, texts };
}

/** What rests is written. */
export function written(world: FakeWorld): void {
  world.pass(1_000);
  world.store();
}

/** The backend says what it can do; what it is asked next is another matter. */
export function canDo(world: FakeWorld): void {
  world.capabilities.shift()?.answer({ ok: true, value: { protocol: 1, account: 'mei', deduplicationWindowMs: 0, lookUp: true, stream: 'none', bulkRetry: false } });
}

export function buyerSays(id: string, position: number, change: Partial<Message> = {}): Message {
  return sampleMessage({ id, direction: 'in', text: `text ${id}`, position, at: START + position, receipt: 'delivered', ...change });
}

export const talk = (id: string, last: Message): Conversation => sampleConversation({ id, lastMessage: last });

/** A disk on which a page has left two conversations, with the thread of c1 open. */
export function cachedDisk(options: InboxOptions = {}): FakeDisk {
  const disk = new FakeDisk();
  const { world, inbox } = pageOver(disk, options);
  const [one, two] = [buyerSays('m1', 1), buyerSays('m2', 2)];
  const other = buyerSays('m3', 3, { conversationId: 'c2' });
  world.bringUp({ stores: [sampleStore()], conversations: [talk('c1', two), talk('c2', other)] });
  inbox.open('c1');
  world.history({ messages: [one, two] });
  written(world);
  inbox.stop();
  return disk;
}
