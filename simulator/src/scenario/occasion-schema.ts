import * as v from 'valibot';
import type { OccasionKind } from './occasion-kind.ts';
import { wholeNumber } from './whole-number.ts';

const COUNT_MAX = 100_000;

const whichSchema = v.strictObject({
  nth: v.exactOptional(v.pipe(wholeNumber(1, COUNT_MAX), v.description('Which of them, from 1.'))),
  every: v.exactOptional(v.pipe(wholeNumber(1, COUNT_MAX), v.description('And each so many after it; without `nth` it begins with the first.'))),
});

const which = (says: string) => v.exactOptional(v.pipe(whichSchema, v.description(says)));

/** What a rule waits for: one kind of occasion, and which of them. */
export const occasionSchema = v.pipe(
  v.strictObject({
    send: which('A message, when its key comes first.'),
    attempt: which('Each arrival of a message, repeats too.'),
    sync: which('A request for what changed, or for everything.'),
    history: which('A request for older messages of one conversation.'),
    read: which('A conversation is marked as read.'),
    'look-up': which('A request that asks what became of a key.'),
    stream: which('A stream of events is opened.'),
    event: which('An event is about to be pushed.'),
    'bulk-retry': which('A request that asks for many messages at once.'),
    request: which('Any request.'),
  } satisfies Record<OccasionKind, unknown>),
  v.entries(1, 'an object with exactly one kind of occasion'),
  v.description('The rule opens on an occasion: which kind, and which of them; `{}` is each one.'),
);
