import type { Faker } from '@faker-js/faker';
import type { Message } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { pick } from '../pick.ts';
import type { Chat } from './chat/chat.ts';
import { chats } from './language.ts';
import { buyerName, city } from './locality.ts';
import { phrase } from './phrase.ts';
import { seededFaker } from './seeded-faker.ts';
import type { WorldStore } from './stores.ts';
import type { Thread } from './thread.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MESSAGES_MIN = 3;
const MESSAGES_MAX = 25;
/** From this conversation on, most of those that wait are seen and need no answer. */
const SETTLED_FROM = 18;

interface ThreadOrder {
  readonly id: string;
  /** Place in the world: the lower, the more recent its last message. */
  readonly ordinal: number;
  readonly at: WorldStore;
  readonly chance: Chance;
  readonly seed: number;
  readonly startedAt: number;
  readonly replyWithinMs: number;
}

/** A buyer and what was written so far. */
export function createThread({ id, ordinal, at, chance, seed, startedAt, replyWithinMs }: ThreadOrder): Thread {
  const [first = 'en', ...others] = at.languages;
  const language = pick([first, ...others], chance('language', ordinal));
  const faker = seededFaker(language, seed);
  const name = buyerName(faker, language, at.store.market);
  const lines = writeLines(faker, chats[language], () => city(faker, language, at.store.market));
  // The last words of the youngest are seconds old, those of the oldest two days.
  const lastAt = startedAt - Math.round((ordinal + chance('last', ordinal)) ** 2 * 1.8 * MINUTE_MS) - 20_000;
  const messages = date(lines, lastAt, faker).map(
    (line, n): Message => ({
      id: `${id}.m${n + 1}`,
      conversationId: id,
      key: null,
      direction: line.out ? 'out' : 'in',
      kind: 'text',
      text: line.text,
      position: n + 1,
      at: line.at,
      receipt: line.out ? 'read' : 'delivered',
    }),
  );
  const waiting = messages.length - 1 - messages.findLastIndex((message) => message.direction === 'out');
  const asked = waiting > 0 ? messages.at(-waiting) : undefined;
  const settled = ordinal >= SETTLED_FROM && chance('settled', ordinal) < 0.8;
  const seen = waiting === 0 || settled || chance('seen', ordinal) < 0.3;
  return {
    language,
    messages,
    departed: 0,
    conversation: {
      id,
      storeId: at.store.id,
      buyer: { id: `b-${faker.string.alphanumeric(10)}`, name },
      unread: seen ? 0 : waiting,
      lastMessage: messages.at(-1) ?? null,
      replyDueAt: asked === undefined || settled ? null : asked.at + replyWithinMs,
      priority: chance('priority', ordinal) < 0.1,
    },
  };
}

interface Line {
  readonly out: boolean;
  readonly text: string;
}

/** Dialogues one after the other; the last one breaks off anywhere, so that some buyers wait for an answer. */
function writeLines(faker: Faker, chat: Chat, place: () => string): Line[] {
  const wanted = faker.number.int({ min: MESSAGES_MIN, max: MESSAGES_MAX });
  const lines: Line[] = [];
  let bag: readonly (readonly string[])[] = [];
  while (lines.length < wanted) {
    if (bag.length === 0) bag = faker.helpers.shuffle(chat.dialogues);
    const [dialogue = chat.dialogues[0], ...rest] = bag;
    bag = rest;
    const blanks = {
      product: faker.helpers.arrayElement(chat.products),
      order: faker.string.numeric({ length: 12, allowLeadingZeros: false }),
      city: place(),
    };
    dialogue.forEach((text, turn) => lines.push({ out: turn % 2 === 1, text: phrase(text, blanks) }));
  }
  return lines.slice(0, wanted);
}

function date(lines: readonly Line[], lastAt: number, faker: Faker): (Line & { readonly at: number })[] {
  let at = lastAt;
  return lines
    .toReversed()
    .map((line, n) => {
      if (n > 0) at -= faker.number.int({ min: 40_000, max: line.out ? 9 * MINUTE_MS : 3 * HOUR_MS });
      return { ...line, at };
    })
    .toReversed();
}
