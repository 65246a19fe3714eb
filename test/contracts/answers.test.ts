import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { faults, findScenario, type Scenario, scenarios } from '@cs-inbox/simulator';
import { Contract } from './contract.ts';
import { readCommitted } from './openapi-file.ts';
import { operations } from './operations.ts';
import { playEverything } from './play-everything.ts';
import type { Exchange } from './played-platform.ts';

const contract = new Contract(readCommitted());

/** What a scenario must have shown, so that what is checked is what it is about. */
const telling: Readonly<Record<string, number>> = {
  'throttled-store': 429,
  'daily-quota': 429,
  'ip-not-allowed-403': 403,
  'recipient-opted-out': 422,
  'partial-bulk': 422,
  'cookie-expired-401': 401,
  'cookie-expired-403': 403,
  'content-violation': 422,
};

/** What makes an answer that is none of the platform's, so that nothing is declared of it. */
const foreign: ReadonlySet<string | null> = new Set<keyof typeof faults>([
  'network.offline',
  'network.captive-portal',
  'reply.status',
  'reply.malformed',
  'reply.no-content',
  'reply.html',
  'sync.poison',
]);

/** What becomes of messages and events when everything that a backend may offer is offered, and goes wrong. */
const everything: Scenario = {
  version: 1,
  name: 'everything',
  title: 'Whatever can befall a stream, and many messages that are asked for at once.',
  rules: [
    { do: 'platform.fail', on: { send: { nth: 2, every: 3 } }, retryAfter: true },
    { do: 'platform.unknown-code', on: { send: { nth: 3, every: 5 } }, code: 'ODD', retryable: true },
    { do: 'bulk.partial', on: { 'bulk-retry': { nth: 3, every: 4 } }, share: 0.5 },
    { do: 'bulk.partial', on: { 'bulk-retry': { nth: 5, every: 4 } }, share: 0.4, others: 'missing' },
    { do: 'stream.gap', on: { event: { nth: 4, every: 19 } }, events: 3 },
    { do: 'stream.repeat', on: { event: { nth: 6, every: 19 } } },
    { do: 'stream.disorder', on: { event: { nth: 8, every: 19 } } },
    { do: 'stream.buffer', on: { event: { nth: 10, every: 19 } } },
    { do: 'stream.half-frame', on: { event: { nth: 60 } } },
    { do: 'server.restart', at: '70s' },
    { do: 'colleague.reply', at: '20s', every: '20s' },
    { do: 'content.block', on: { send: { nth: 4, every: 6 } } },
  ],
};

/** What every scenario brings about: a check of what never comes would be none. */
const expected = [
  ...Object.entries(operations).map(([operation, { replies }]) => `${operation} ${Object.keys(replies)[0]}`),
  'events 410',
  'retries 400',
  ...[201, 400, 401, 403, 404, 422, 429].map((status) => `send ${status}`),
  'read 400',
  'read 404',
  'history 400',
  'history 404',
  'lookUp 400',
];

const everyday = calm();

function calm(): Scenario {
  const found = findScenario('calm');
  assert.ok(found.ok);
  return found.scenario;
}

/** Holds each answer of the platform against what is declared; what occurred. */
function check(exchanges: readonly Exchange[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { method, path, reply, fault } of exchanges) {
    if (foreign.has(fault) || (fault === 'sync.fail' && reply.headers['content-type']?.startsWith('text/html') === true)) continue;
    const operation = contract.operationOf(method, path);
    assert.ok(operation, `${method} ${path} is not declared`);
    const wrong = contract.checkAnswer(operation, reply.status, reply.headers, reply.body);
    assert.equal(wrong, null, `${method} ${path}: ${reply.status} ${reply.body.slice(0, 500)}`);
    seen.add(`${operation} ${reply.status}`);
  }
  return seen;
}

describe('the answers of the simulator', () => {
  for (const scenario of [...scenarios, everything]) {
    test(`EMBED-2.9 in ${scenario.name} each fits what is declared for its status and media type`, () => {
      const seen = check(playEverything({ ...scenario, stream: true, bulkRetry: true, lookUp: true, deduplicationWindow: '24h' }).exchanges);
      for (const what of expected) assert.ok(seen.has(what), `${what} did not occur: ${[...seen].join(' · ')}`);
    });
  }

  test('EMBED-2.9 what is not offered is refused as declared', () => {
    const seen = check(playEverything(everyday).exchanges);
    assert.deepEqual([...seen].filter((what) => /^(?:events|retries) /u.test(what)).sort(), ['events 404', 'retries 404']);
  });

  test('EMBED-2.9 a stream pushes every kind of event, and comments while nothing happens', () => {
    const streams = playEverything({ ...everything, stream: true }).exchanges.filter(({ reply }) => reply.headers['content-type'] === 'text/event-stream');
    const bodies = streams.map(({ reply }) => reply.body);
    for (const type of ['message', 'conversation', 'store']) assert.ok(bodies.some((body) => body.includes(`{"type":"${type}"`)), type);
    for (const body of bodies) assert.match(body, /^: open\n\n/u);
    assert.ok(bodies.some((body) => /\n\n: \n\n/u.test(body)));
  });

  test('EMBED-2.9 many messages are answered one by one, accepted and refused, and some of them not at all', () => {
    const { exchanges } = playEverything({ ...everything, bulkRetry: true });
    const items = exchanges.flatMap(({ path, reply }) => (path === 'retries' && reply.status === 207 ? [(JSON.parse(reply.body) as { readonly items: readonly { readonly outcome: string }[] }).items] : []));
    assert.deepEqual([...new Set(items.flat().map(({ outcome }) => outcome))].sort(), ['accepted', 'refused']);
    assert.deepEqual([...new Set(items.map(({ length }) => length))].sort(), [1, 2, 3]);
  });

  test('EMBED-2.9 every scenario that is about a refusal is refused by its own rules', () => {
    for (const [name, status] of Object.entries(telling)) {
      const scenario = scenarios.find((one) => one.name === name);
      assert.ok(scenario, name);
      const { exchanges } = playEverything(scenario);
      const first = exchanges.find(({ path, reply }) => path.includes('/messages/key-') && reply.status === status);
      assert.ok(first, `${name} has not answered ${status}`);
    }
  });

  test('EMBED-2.9 a planted mistake in a stream, or in what is said of one message of many, is found', () => {
    const stream = (text: string) => contract.checkAnswer('events', 200, { 'content-type': 'text/event-stream' }, text);
    const store = { id: 's', name: 'S', platform: 'shopee', market: 'MY', login: 'expired', textLengthMax: 9 };
    const frame = (change: object, id = 'c1') => `id: ${id}\ndata: ${JSON.stringify({ type: 'store', cursor: 'c1', sequence: 4, store, ...change })}\n\n`;
    for (const text of [': open\n\n', frame({}), `${frame({})}id: c2\ndata: {"ty`, frame({ type: 'fireworks', store: undefined })]) assert.equal(stream(text), null, text);
    for (const text of [frame({}, 'c2'), `event: store\n${frame({})}`, frame({ sequence: -1 }), frame({ store: null }), frame({ colour: 'red' }), frame({ type: 'message' })]) {
      assert.notEqual(stream(text), null, text);
    }
    const problem = { account: 'mei', key: 'k', cause: 'content', class: 'business', retryable: false, committed: false };
    const retried = (item: object) => contract.checkAnswer('retries', 207, { 'content-type': 'application/json' }, JSON.stringify({ account: 'mei', items: [item] }));
    const refused = (change: object) => retried({ outcome: 'refused', key: 'k', problem: { ...problem, ...change } });
    assert.deepEqual([refused({}), refused({ status: 422 })], [null, null]);
    for (const change of [{ committed: undefined }, { colour: 'red' }, { cause: 'gremlins' }]) assert.notEqual(refused(change), null, JSON.stringify(change));
    for (const item of [{ outcome: 'accepted', key: 'k' }, { outcome: 'maybe', key: 'k', problem }, { key: 'k', problem }]) assert.notEqual(retried(item), null);
  });

  test('EMBED-2.9 a check that never fails would be none: each planted mistake is found', () => {
    const [send] = playEverything(everyday).exchanges.filter(({ reply }) => reply.status === 201);
    assert.ok(send);
    const { headers, body } = send.reply;
    const checked = (status: number, text: string, type = headers['content-type'] ?? '') => contract.checkAnswer('send', status, { 'content-type': type }, text);
    const message = (change: object) => {
      const reply = JSON.parse(body) as { readonly message: object };
      return JSON.stringify({ ...reply, message: { ...reply.message, ...change } });
    };
    assert.equal(checked(201, body), null);
    assert.match(checked(202, body) ?? '', /202 is not declared/u);
    assert.match(checked(201, body, 'text/html') ?? '', /"text\/html" is not declared/u);
    assert.match(checked(201, message({ position: -1 })) ?? '', /must be >= 0/u);
    assert.match(checked(201, message({ kind: 'video' })) ?? '', /must be equal to one of the allowed values/u);
    assert.match(checked(201, message({ colour: 'red' })) ?? '', /additional properties/u);
    assert.match(checked(201, '{}') ?? '', /required property 'account'/u);
    const problem = { account: 'mei', key: 'k', cause: 'content', class: 'business', retryable: false, committed: false };
    const refusal = (change: object) => checked(422, JSON.stringify({ ...problem, ...change }), 'application/problem+json');
    assert.equal(refusal({}), null);
    for (const change of [{ key: null }, { key: undefined }, { cause: 'gremlins' }, { committed: 'no' }, { colour: 'red' }, { class: undefined }]) {
      assert.notEqual(refusal(change), null, JSON.stringify(change));
    }
    assert.equal(refusal({ committed: undefined }), null);
    assert.match(contract.checkAnswer('send', 429, { 'content-type': 'application/problem+json', 'retry-after': 'soon' }, JSON.stringify(problem)) ?? '', /Retry-After/u);
  });
});
