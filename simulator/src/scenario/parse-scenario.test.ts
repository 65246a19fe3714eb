import assert from 'node:assert/strict';
import test from 'node:test';
import { createChance } from '../chance.ts';
import { parseScenario } from './parse-scenario.ts';
import type { ScenarioProblem } from './scenario-problem.ts';

const calm = { version: 1, name: 'calm', title: 'Nothing goes wrong.', rules: [] };
const problemsOf = (more: object): readonly ScenarioProblem[] => {
  const parsed = parseScenario({ ...calm, ...more });
  return parsed.ok ? [] : parsed.problems;
};

test('SIM-6.2 a scenario comes back as it was written: nothing is filled in, nothing is shared', () => {
  const written = { $schema: 'x', ...calm, latency: { p50: '0.12s', p95: '600ms' }, rules: [{ do: 'store.throttle', at: '5s', where: { store: 'shopee-my' } }] };
  const parsed = parseScenario(written);
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.scenario, written);
  assert.notEqual(parsed.scenario.rules, written.rules);
  assert.deepEqual(parseScenario({ ...calm, seed: undefined }), { ok: true, scenario: calm });
});

test('SIM-6.3 a problem says where, what is wrong and what is right', () => {
  const told: readonly [more: object, problem: ScenarioProblem][] = [
    [
      { rules: [{ do: 'nothing' }, { do: 'nothing' }, { do: 'reply.lose', on: { send: { nth: 0 } } }] },
      { path: 'rules[2].on.send.nth', message: 'Expected a whole number from 1 to 100000, found 0.', suggestion: null },
    ],
    [
      { rules: [{ do: 'recipient.refuse', wehre: {} }] },
      {
        path: 'rules[0].wehre',
        message: 'There is no key "wehre" here. There are: do, id, label, at, every, on, for, times, where, probability, why.',
        suggestion: 'where',
      },
    ],
    [
      { rules: [{ do: 'store.throtle', at: 5 }] },
      {
        path: 'rules[0].do',
        message: 'There is no fault "store.throtle". There are: store.throttle, store.daily-quota, store.expire-login, store.forbid.',
        suggestion: 'store.throttle',
      },
    ],
    [{ rules: [{ do: 'content.refuse' }] }, { path: 'rules[0].words', message: 'The key "words" is missing. Expected a list of 1 to 100 words.', suggestion: null }],
    [{ world: [] }, { path: 'world', message: 'Expected an object, found an empty list.', suggestion: null }],
    [{ version: 2 }, { path: 'version', message: 'Expected 1, found 2.', suggestion: null }],
    [
      { deduplicationWindow: '1 day' },
      {
        path: 'deduplicationWindow',
        message: 'Expected a length of time from "0s" to "30d", written like "500ms", "6s", "2m", "24h" or "3d", found "1 day".',
        suggestion: null,
      },
    ],
    [{ wire: 'protocoll' }, { path: 'wire', message: 'Expected one of "protocol", "platform-envelope", found "protocoll".', suggestion: 'protocol' }],
    [
      { expect: [{ maxAttempst: 3 }] },
      {
        path: 'expect[0].maxAttempst',
        message: 'There is no key "maxAttempst" here. There are: maxAttempts, delivered, convergesWithin, after, streams.',
        suggestion: 'maxAttempts',
      },
    ],
    [{ rules: Array.from({ length: 101 }, () => ({ do: 'nothing' })) }, { path: 'rules', message: 'Expected a list of at most 100 rules, found a list of 101.', suggestion: null }],
    [{ rules: [{ do: 'reply.lose', on: {} }] }, { path: 'rules[0].on', message: 'Expected an object with exactly one kind of occasion, found an empty object.', suggestion: null }],
  ];
  for (const [more, problem] of told) assert.deepEqual(problemsOf(more), [problem]);
});

test('SIM-6.3 every mistake is told, but at most 50 at once, and long texts are cut', () => {
  const problems = problemsOf({ name: 'No Name', seed: -1, colour: 'red', rules: [{ do: 'nothing', times: 0 }, 7] });
  assert.deepEqual(problems.map(({ path }) => path), ['name', 'rules[0].times', 'rules[1]', 'seed', 'colour']);
  assert.equal(problemsOf({ rules: Array.from({ length: 90 }, () => 'x') }).length, 50);
  for (const { message } of problemsOf({ wire: 'w'.repeat(10_000), ['k'.repeat(10_000)]: 1 })) assert.ok(message.length < 500, message);
});

test('SIM-6.5 rules that can never fire are told why', () => {
  const senseless: readonly [more: object, path: string, says: RegExp][] = [
    [{ rules: [{ do: 'server.restart' }] }, 'rules[0].at', /Write "at" or "every"/u],
    [{ rules: [{ do: 'sync.fail', where: { market: 'MY' } }] }, 'rules[0].where.market', /belongs to no store/u],
    [{ rules: [{ do: 'store.forbid', where: { market: 'MY', platform: 'tiktok-shop' } }] }, 'rules[0].where.market', /no store of the platform "tiktok-shop" in the market "MY"/u],
    [{ rules: [{ do: 'stream.gap' }] }, 'rules[0].do', /"stream": true/u],
    [{ rules: [{ do: 'bulk.partial' }] }, 'rules[0].do', /"bulkRetry": true/u],
    [{ lookUp: false, rules: [{ do: 'reply.lose', on: { 'look-up': {} } }] }, 'rules[0].on.look-up', /"lookUp": true/u],
    [{ rules: [{ do: 'store.forbid', on: { history: {} } }] }, 'rules[0].on.history', /It does on: send, attempt/u],
    [{ rules: [{ do: 'nothing', every: '5s', for: '5s' }] }, 'rules[0].for', /"for" \(5s\) must be shorter than "every" \(5s\)/u],
    [{ rules: [{ do: 'nothing', id: 'a' }], expect: [{ convergesWithin: '5s', after: 'b' }] }, 'expect[0].after', /There are: a\./u],
  ];
  for (const [more, path, says] of senseless) {
    const [problem, ...others] = problemsOf(more);
    assert.equal(problem?.path, path, JSON.stringify(problem));
    assert.match(problem.message, says);
    assert.deepEqual(others, []);
  }
});

test('SIM-6.5 what makes sense is not refused', () => {
  const sensible = [
    { rules: [{ do: 'network.offline', where: { store: 'shopee-my' } }] },
    { rules: [{ do: 'store.throttle', on: { attempt: { nth: 3 } }, for: '20s' }, { do: 'store.throttle', until: 'restart' }] },
    { rules: [{ do: 'store.forbid', on: { request: {} }, for: '1m' }, { do: 'store.expire-login', until: 'log-in' }] },
    { rules: [{ do: 'server.restart', every: '1m' }, { do: 'reply.lose', until: 'restart' }] },
    { rules: [{ do: 'sync.fail', where: { operator: 'me' } }] },
    { rules: [{ do: 'colleague.reply', at: '1s', where: { store: 'lazada-th' } }] },
    { stream: true, rules: [{ do: 'stream.end', on: { event: { nth: 2 } } }], expect: [{ streams: { max: 1 } }, { convergesWithin: '5s', after: 'stream.end-1' }] },
    { world: { stores: [{ id: 'a', platform: 'generic', market: 'ZZ', name: 'A', languages: ['en'] }], conversations: 3 }, rules: [{ do: 'reply.lose', where: { store: 'a', market: 'ZZ' } }] },
  ];
  for (const more of sensible) assert.deepEqual(problemsOf(more), []);
});

test('SIM-6.6 whatever comes is refused without a throw, and none of its code runs', () => {
  const cyclic: Record<string, unknown> = { ...calm };
  cyclic['world'] = cyclic;
  let ran = 0;
  const trapped = Object.defineProperty({ ...calm }, 'seed', { enumerable: true, get: () => (ran += 1) });
  const hostile: readonly unknown[] = [
    undefined, null, 0, '', [], {}, Number.NaN, 1n, Symbol('s'), () => calm, new Map(), cyclic, trapped,
    new Proxy({}, { ownKeys: () => { throw new Error('no'); } }),
    JSON.parse(`{"version":1,"name":"a","title":"t","rules":[],"__proto__":{"polluted":1}}`) as unknown,
    { ...calm, rules: Array.from({ length: 100_000 }, () => ({})) },
    { ...calm, rules: Array(2 ** 32 - 1) },
    { ...calm, rules: [Object.create({ do: 'nothing' })] },
    { ...calm, world: new Map() },
    { ...calm, platforms: Object.create({ shopee: {} }) as unknown },
    { ...calm, toString: null, hasOwnProperty: 1, constructor: 1 },
    JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown,
  ];
  for (const [n, value] of hostile.entries()) {
    const parsed = parseScenario(value);
    assert.ok(!parsed.ok && parsed.problems.length > 0, `hostile value ${n} was let pass`);
  }
  assert.equal(ran, 0);
  assert.equal('polluted' in {}, false);
});

test('SIM-6.6 nor does any JSON value make it throw', () => {
  const chance = createChance(7);
  const words = ['rules', 'do', 'on', 'send', 'store.throttle', 'expect', 'where', 'version', 'every', '5s', 'noLoss', '__proto__', 'constructor', 'world', 'stores', 'id', ''];
  const any = (n: number, depth: number): unknown => {
    const draw = (use: string) => chance(n, depth, use);
    const word = () => words[Math.floor(draw('word') * words.length)] ?? '';
    const kind = Math.floor(draw('kind') * (depth > 5 ? 4 : 6));
    if (kind < 4) return [null, draw('flag') < 0.5, draw('number') * 10, word()][kind];
    const members = Array.from({ length: Math.floor(draw('length') * 5) }, (_, i) => any(n * 7 + i, depth + 1));
    return kind === 4 ? members : Object.fromEntries(members.map((member, i) => [words[Math.floor(chance(n, depth, i) * words.length)] ?? '', member]));
  };
  let objects = 0;
  for (let n = 0; n < 5_000; n++) {
    const value = n % 2 === 0 ? any(n, 0) : { ...calm, rules: any(n, 0), expect: any(n + 1, 1), world: any(n + 2, 2) };
    if (typeof value === 'object' && value !== null) objects++;
    const parsed = parseScenario(value);
    if (!parsed.ok) for (const { path, message } of parsed.problems) assert.ok(typeof path === 'string' && message.length > 10);
  }
  assert.ok(objects > 3_000);
});
