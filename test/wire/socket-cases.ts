import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { Answered, SendOutcome, StreamNews } from '@cs-inbox/core';
import type { SyncPage } from '@cs-inbox/protocol';
import type { Breakage } from '../../simulator/src/breakage.ts';
import type { Rule, Scenario } from '../../simulator/src/scenario/scenario.ts';
import type { DoorWire } from './door-wire.ts';

type Fault = `socket.${Breakage}` | 'reply.no-content' | 'reply.html';

/** How long each may take, in ms: what core waits for an answer, and for the first byte of a stream. */
const ANSWER_MS = 30_000;
const FIRST_BYTE_MS = 10_000;
/** Longer than a status line takes at one byte per second, in ms. */
const STATUS_LINE_MS = 25_000;

interface Case {
  /** `gives up`: nothing whole has come when the time is over. */
  readonly comes: 'at once' | 'late' | 'gives up';
  /** Whether the platform gets it. */
  readonly arrives: boolean;
  readonly send: string;
  readonly sync: string;
  /** The last word of the stream, or null where none is heard. */
  readonly events: string | null;
}

const broken = { comes: 'at once', arrives: true } as const;
const never = { comes: 'gives up', arrives: true } as const;
/** Whether the headers were seen by then, no clock of the test says. */
const givenUp = { send: 'unknown cut or unknown aborted', sync: 'cut or aborted' } as const;
const all = (why: string) => ({ send: `unknown ${why}`, sync: why, events: why });

/** What is told of each: one, or one or another. Only one of them brings a whole answer. */
const cases: Readonly<Record<Fault, Case>> = {
  'socket.refuse': { ...broken, arrives: false, ...all('rejected') },
  'socket.connect-hang': { ...never, arrives: false, ...all('aborted'), events: null },
  'socket.reset-before-headers': { ...broken, ...all('rejected') },
  'socket.fin-before-headers': { ...broken, ...all('rejected') },
  'socket.silence': { ...never, ...all('aborted'), events: null },
  'socket.garbage-status-line': { ...broken, ...all('rejected') },
  'socket.slow-headers': { comes: 'late', arrives: true, send: 'accepted', sync: 'ok', events: null },
  'socket.reset-after-headers': { ...broken, ...all('cut') },
  'socket.silence-after-headers': { ...never, ...givenUp, events: null },
  'socket.reset-mid-body': { ...broken, ...all('cut') },
  'socket.fin-mid-body': { ...broken, ...all('cut') },
  'socket.byte-per-second': { ...never, ...givenUp, events: 'closed' },
  'socket.bad-chunk-size': { ...broken, ...all('cut') },
  'socket.content-length-short': { ...broken, ...all('malformed-reply'), events: 'closed' },
  'socket.content-length-long': { ...broken, ...all('cut') },
  // Some versions of Node take a compressed body that breaks off for a whole one.
  'socket.gzip-cut': { ...broken, send: 'unknown cut or unknown malformed-reply', sync: 'cut or malformed-reply', events: 'cut or closed' },
  'reply.no-content': { ...broken, ...all('http-204'), events: 'no-stream' },
  'reply.html': { ...broken, ...all('not-json'), events: 'not-a-stream' },
};
const limit = { timeout: 20_000 };

function isOneOf(actual: string, expected: string): void {
  assert.ok(expected.split(' or ').includes(actual), `${actual} instead of ${expected}`);
}

type OpenWire = (t: TestContext, scenario: Partial<Scenario>) => Promise<DoorWire>;

/** How many there are: each broken answer to a send, a sync and a stream. */
export const socketCaseCount = Object.keys(cases).length * 3;

/** Registers fifty-four tests: each fault on a send, on a sync and on a stream, and then the next try. */
export function playSocketCases(where: string, open: OpenWire): void {
  describe(`eighteen answers that are none, over real sockets, ${where}`, () => {
    for (const [fault, expected] of Object.entries(cases) as [Fault, Case][]) {
      const opened = (on: 'send' | 'sync' | 'stream') => (t: TestContext) => open(t, { stream: true, rules: [{ do: fault, on: { [on]: { nth: 1 } } } as Rule] });
      onSend(fault, expected, opened('send'));
      onSync(fault, expected, opened('sync'));
      onEvents(fault, expected, opened('stream'));
    }
  });
}

type Opened = (t: TestContext) => Promise<DoorWire>;

function onSend(fault: Fault, expected: Case, opened: Opened): void {
  test(`SYNC-6.42 ${fault} on a send: ${expected.send}, and the same again makes one message`, limit, async (t) => {
    const wire = await opened(t);
    const { id: conversationId, storeId } = await wire.conversation();
    const send = (answer: (outcome: SendOutcome) => void) => wire.port.send({ key: 'k1', conversationId, storeId, text: 'Hello', replaces: null }, answer);
    const { value: outcome, twice } = await told(wire, expected, send);
    isOneOf(outcome.kind === 'unknown' ? `unknown ${outcome.why}` : outcome.kind, twice ? 'accepted' : expected.send);
    assert.deepEqual(await wire.taken(), expected.arrives || twice ? ['k1'] : []);
    const again = await new Promise<SendOutcome>((resolve) => send(resolve));
    assert.equal(again.kind, 'accepted');
    assert.deepEqual(await wire.taken(), ['k1']);
  });
}

function onSync(fault: Fault, expected: Case, opened: Opened): void {
  test(`SYNC-6.42 ${fault} on a sync: ${expected.sync}, and no half of a page`, limit, async (t) => {
    const wire = await opened(t);
    const sync = (answer: (answered: Answered<SyncPage>) => void) => wire.port.sync(null, answer);
    const { value: answered, twice } = await told(wire, expected, sync);
    const whole = await new Promise<Answered<SyncPage>>((resolve) => sync(resolve));
    assert.ok(whole.ok && whole.value.conversations.length > 0);
    if (expected.sync === 'ok' || twice) assert.deepEqual(answered, whole);
    else isOneOf(answered.ok ? 'ok' : answered.why, expected.sync);
  });
}

function onEvents(fault: Fault, expected: Case, opened: Opened): void {
  test(`SYNC-6.42 ${fault} on events: ${expected.events ?? 'nothing said'}, nothing half, and the next stream stands`, limit, async (t) => {
    const wire = await opened(t);
    const cursor = await cursorOf(wire);
    const news: StreamNews[] = [];
    let cancel = () => {};
    const before = wire.arrivals;
    await wire.arrive(() => (cancel = wire.port.stream(cursor, (one) => news.push(one))), expected.comes === 'at once' ? 0 : FIRST_BYTE_MS);
    if (expected.events === null) {
      assert.deepEqual(news, [], 'something is heard before the first byte');
      if (expected.comes === 'late') {
        await wire.pass(STATUS_LINE_MS - FIRST_BYTE_MS);
        await wire.until(() => news.length > 0);
      }
    } else {
      const twice = () => wire.arrivals > before + 1 && news.length > 0;
      await wire.until(() => news.at(-1)?.type === 'ended' || twice());
      const end = twice() ? null : news.pop();
      if (end !== null) isOneOf(end?.type === 'ended' ? end.why : '', expected.events);
    }
    const said = news.filter(({ type }) => type !== 'alive').map(({ type }) => type);
    assert.deepEqual(said, news.length > 0 ? ['open'] : []);
    cancel();
    await isHeard(wire, cursor);
  });
}

/**
 * Asks once, and is told; gives up where it must.
 * @returns `twice`: a browser whose connection broke before the first byte has asked again by itself, where it had opened that connection in advance
 */
async function told<T>(wire: DoorWire, { comes }: Case, ask: (answer: (value: T) => void) => () => void): Promise<{ readonly value: T; readonly twice: boolean }> {
  const before = wire.arrivals;
  let cancel = () => {};
  let value: T | null = null;
  await wire.arrive(() => (cancel = ask((given) => (value = given))), { 'at once': 0, late: STATUS_LINE_MS, 'gives up': ANSWER_MS }[comes]);
  if (comes === 'gives up') {
    assert.equal(value, null, 'it was told before the time was over');
    cancel();
  }
  await wire.until(() => value !== null);
  return { value: value as T, twice: wire.arrivals > before + 1 };
}

async function cursorOf(wire: DoorWire): Promise<string> {
  const page = await new Promise<Answered<SyncPage>>((resolve) => wire.port.sync(null, resolve));
  assert.ok(page.ok && !page.value.hasMore);
  return page.value.cursor;
}

/** What happens now comes on a stream that is opened now, and which does not stand any more when nobody listens. */
async function isHeard(wire: DoorWire, cursor: string): Promise<void> {
  const news: StreamNews[] = [];
  let cancel = () => {};
  await wire.arrive(() => (cancel = wire.port.stream(cursor, (one) => news.push(one))), 0);
  await wire.until(() => news.length > 0);
  assert.deepEqual(news[0], { type: 'open' });
  const { id: conversationId, storeId } = await wire.conversation();
  const outcome = await new Promise<SendOutcome>((resolve) => wire.port.send({ key: 'k9', conversationId, storeId, text: 'Hello', replaces: null }, resolve));
  assert.equal(outcome.kind, 'accepted');
  await wire.until(() => news.some((one) => one.type === 'event' && one.event.type === 'message' && one.event.message.key === 'k9'));
  cancel();
  await wire.until(() => wire.openStreams === 0);
}
