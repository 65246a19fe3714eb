import '@cs-inbox/elements/define/usual.js';
import { createInbox, type Inbox } from '@cs-inbox/state';
import type { Conversation, Message } from '@cs-inbox/protocol';
import type { Adapter } from '../page/adapter.ts';
import type { BenchConversation } from '../page/bench-conversation.ts';
import type { BenchMessage } from '../page/bench-message.ts';
import { incomingMessage } from '../page/incoming-message.ts';
import { makeText } from '../page/make-text.ts';
import { randomFrom } from '../page/random-from.ts';
import { untilPainted } from '../page/until-painted.ts';
import { Stage } from './stage.ts';

const OPEN = 'c-open';
/** Numbers of the messages whose status is changed: like no other's. */
const STATUS_FIRST = 900_000;
const SETTLE_MS_MAX = 10_000;

/** Puts what shows the inbox into the page. @returns where the thread, the list and the composer stand once they are drawn */
type Show = (root: HTMLElement, inbox: Inbox, what: 'thread' | 'list') => () => ParentNode | null;

const stage = new Stage();
let inbox: Inbox | null = null;
let within: () => ParentNode | null = () => null;

const part = (name: string): ShadowRoot | null | undefined => within()?.querySelector(name)?.shadowRoot;
const bubbles = () => part('cs-thread')?.querySelectorAll('cs-message-bubble') ?? [];
const rows = () => part('cs-conversation-list')?.querySelectorAll('[part~="row"]') ?? [];

const textPart = (bubble: Element) => bubble.shadowRoot?.querySelector('[part~="text"]')?.textContent ?? '';


function asMessage({ id, n, text, own, time }: BenchMessage): Message {
  return { id, conversationId: OPEN, key: null, direction: own ? 'out' : 'in', kind: 'text', text, position: n + 1, at: time, receipt: own ? 'sent' : 'delivered' };
}

const asConversation = (id: string, name: string, lastMessage: Message | null, unread: number): Conversation => ({
  id,
  storeId: 's1',
  buyer: { id: `b-${id}`, name },
  unread,
  lastMessage,
  replyDueAt: null,
  priority: false,
});

function asRow({ id, n, title, last, time, unread }: BenchConversation): Conversation {
  return asConversation(id, title, { id: `m-${id}`, conversationId: id, key: null, direction: 'in', kind: 'text', text: last, position: n + 1, at: time, receipt: 'delivered' }, unread);
}

/** In view is what stands lowest and highest; a window may keep its rows in any order. */
function topmost(found: NodeListOf<Element> | readonly Element[]): Element | null {
  const [first = null] = found;
  if (found.length > 200) return first;
  return [...found].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0] ?? null;
}

/** Ours, engine included, on a backend within the page; its disk is the page's memory. */
export function ourAdapter(show: Show): Adapter<readonly Message[], readonly Conversation[]> {
  const start = (root: HTMLElement, what: 'thread' | 'list') => {
    inbox = createInbox(stage.ports());
    within = show(root, inbox, what);
    inbox.start();
  };
  return {
    caps: { list: 'windowed', status: 'native', send: 'enter', conversations: true },
    convert: (messages) => messages.map(asMessage),
    async mount(root, messages) {
      stage.threads.set(OPEN, messages);
      stage.list([asConversation(OPEN, 'Customer Ann', messages.at(-1) ?? null, 0)]);
      start(root, 'thread');
      inbox?.open(OPEN);
    },
    append: (messages) => {
      for (const { id, text, at } of messages as readonly Message[]) stage.say(OPEN, id, text, at);
    },
    async statusSteps(count) {
      const numbers = Array.from({ length: count }, (_, i) => STATUS_FIRST + i);
      for (const n of numbers) inbox?.send(OPEN, makeText(randomFrom(n), n));
      // The first has left, the others wait behind it, and all are drawn: what follows is the answers' own work.
      await untilPainted(() => stage.holds(`#${STATUS_FIRST} `) && textPart([...bubbles()].at(-1) ?? document.body).startsWith(`#${numbers.at(-1)} `), SETTLE_MS_MAX);
      return numbers.map((n, i) => ({ id: `#${n} `, status: i % 2 === 0 ? 'sent' : 'failed' }));
    },
    setStatus: (id, status) => stage.answer(id, status === 'failed' ? 'failed' : 'sent'),
    composer: () => part('cs-composer')?.querySelector('textarea'),
    lastMessage: () => [...bubbles()].at(-1),
    textOf: textPart,
    countMessages: () => bubbles().length,
    statusText: (id) => [...bubbles()].findLast((bubble) => textPart(bubble).startsWith(id))?.getAttribute('status') ?? '',
    convertConversations: (conversations) => conversations.map(asRow),
    mountConversations(root, conversations) {
      stage.list(conversations);
      start(root, 'list');
    },
    bumpConversation: (id, { text, time, n }) => stage.say(id, incomingMessage(n).id, text, time),
    firstConversation: () => topmost(rows()),
    countConversations: () => rows().length,
  };
}
