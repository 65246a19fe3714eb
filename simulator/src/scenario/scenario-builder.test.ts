import assert from 'node:assert/strict';
import test from 'node:test';
import { parseScenario } from './parse-scenario.ts';
import { scenario } from './scenario-builder.ts';

const store = { platform: 'shopee', market: 'MY', name: 'Aster Home', languages: ['en'] } as const;

const peak = scenario('friday-peak')
  .title('Too much at once.')
  .row('SIM-1')
  .seed(42)
  .store('shopee-my', store)
  .store('shopee-sg', { ...store, market: 'SG' })
  .conversations(40)
  .traffic({ perMinute: 8 })
  .latency('120ms', '600ms')
  .deduplicationWindow('1h')
  .lookUp(false)
  .stream()
  .bulkRetry()
  .dailyRetry()
  .testConversation()
  .wire('platform-envelope')
  .platform('shopee', { tokenLife: '4h' })
  .rule('store.throttle', { at: '5s', for: '20s', where: { store: 'shopee-my' }, retryAfter: 'http-date' })
  .rule('nothing')
  .rule('content.refuse', { words: ['line.me'] })
  .expect('noLoss')
  .expect({ convergesWithin: '5s', after: 'store.throttle-1' });

const written = {
  version: 1,
  name: 'friday-peak',
  title: 'Too much at once.',
  row: 'SIM-1',
  seed: 42,
  world: { stores: [{ id: 'shopee-my', ...store }, { id: 'shopee-sg', ...store, market: 'SG' }], conversations: 40 },
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  deduplicationWindow: '1h',
  lookUp: false,
  stream: true,
  bulkRetry: true,
  dailyRetry: true,
  testConversation: true,
  wire: 'platform-envelope',
  platforms: { shopee: { tokenLife: '4h' } },
  rules: [
    { do: 'store.throttle', at: '5s', for: '20s', where: { store: 'shopee-my' }, retryAfter: 'http-date' },
    { do: 'nothing' },
    { do: 'content.refuse', words: ['line.me'] },
  ],
  expect: ['noLoss', { convergesWithin: '5s', after: 'store.throttle-1' }],
};

test('SIM-6.8 what is built is the plain scenario, and makes sense', () => {
  assert.deepEqual(peak.toJSON(), written);
  assert.deepEqual(JSON.parse(JSON.stringify(peak)), written);
  assert.deepEqual(parseScenario(peak.toJSON()), { ok: true, scenario: written });
  assert.ok(parseScenario(scenario('calm').toJSON()).ok);
});

test('SIM-6.8 no step changes the builder before it, nor what was handed out', () => {
  const begun = scenario('begun').store('a', store);
  const other = begun.store('b', store).rule('nothing').expect('noLoss');
  assert.equal(begun.toJSON().world?.stores?.length, 1);
  assert.deepEqual(begun.toJSON().rules, []);
  assert.equal(other.toJSON().world?.stores?.length, 2);
  const handedOut = peak.toJSON() as { name: string };
  handedOut.name = 'changed';
  assert.deepEqual(peak.toJSON(), written);
});

const story = scenario('wrong');

/** Each of these is refused by the compiler: above a line that it takes, the comment would be an error. */
const wrong = [
  // @ts-expect-error an unknown fault
  story.rule('store.throtle'),
  // @ts-expect-error an unknown setting
  story.rule('store.throttle', { retryAfterr: 'seconds' }),
  // @ts-expect-error a wrong value
  story.rule('store.throttle', { retryAfter: 'soon' }),
  // @ts-expect-error a setting of another fault
  story.rule('nothing', { words: ['x'] }),
  // @ts-expect-error a setting that must be there
  story.rule('content.refuse', {}),
  // @ts-expect-error all settings left out where one must be there
  story.rule('content.refuse'),
  // @ts-expect-error no duration
  story.rule('nothing', { at: '5 seconds' }),
  // @ts-expect-error an unknown kind of occasion
  story.rule('nothing', { on: { sned: {} } }),
  // @ts-expect-error a moment has no end
  story.rule('server.restart', { at: '5s', for: '20s' }),
  // @ts-expect-error a moment waits for no occasion
  story.rule('colleague.reply', { on: { send: {} } }),
  // @ts-expect-error an unknown promise
  story.expect('noLos'),
  // @ts-expect-error an unknown platform
  story.platform('ebay', {}),
  // @ts-expect-error a store without a market
  story.store('a', { platform: 'shopee', name: 'A', languages: ['en'] }),
  // @ts-expect-error an unknown wire
  story.wire('soap'),
];

test('SIM-6.8 what the compiler refuses, parseScenario refuses too', () => {
  for (const one of wrong) assert.ok(!parseScenario(one.toJSON()).ok, JSON.stringify(one));
});
