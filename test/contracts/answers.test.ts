import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { findScenario, scenarios } from '@cs-inbox/simulator';
import { Contract } from './contract.ts';
import { readCommitted } from './openapi-file.ts';
import { operations } from './operations.ts';
import { playEverything } from './play-everything.ts';

const contract = new Contract(readCommitted());

/** What a scenario must have shown, so that what is checked is what it is about. */
const telling: Readonly<Record<string, number>> = {
  'throttled-store': 429,
  'cookie-expired-401': 401,
  'cookie-expired-403': 403,
  'content-violation': 422,
};

/** What every scenario brings about: a check of what never comes would be none. */
const expected = [
  ...Object.keys(operations).map((operation) => `${operation} 200`),
  ...[201, 400, 401, 403, 404, 422, 429].map((status) => `send ${status}`),
  'read 400',
  'read 404',
  'history 400',
  'history 404',
  'lookUp 400',
];

describe('the answers of the simulator', () => {
  for (const scenario of scenarios) {
    test(`EMBED-2.9 in ${scenario.name} each fits what is declared for its status and media type`, () => {
      const { exchanges } = playEverything(scenario);
      const seen = new Set<string>();
      for (const { method, path, reply } of exchanges) {
        const operation = contract.operationOf(method, path);
        assert.ok(operation, `${method} ${path} is not declared`);
        const wrong = contract.checkAnswer(operation, reply.status, reply.headers, reply.body);
        assert.equal(wrong, null, `${method} ${path}: ${reply.status} ${reply.body.slice(0, 500)}`);
        seen.add(`${operation} ${reply.status}`);
      }
      for (const what of expected) assert.ok(seen.has(what), `${what} did not occur: ${[...seen].join(' · ')}`);
    });
  }

  test('EMBED-2.9 every scenario that is about a refusal is refused by its own rules', () => {
    for (const [name, status] of Object.entries(telling)) {
      const scenario = scenarios.find((one) => one.name === name);
      assert.ok(scenario, name);
      const { exchanges } = playEverything(scenario);
      const first = exchanges.find(({ path, reply }) => path.includes('/messages/key-') && reply.status === status);
      assert.ok(first, `${name} has not answered ${status}`);
    }
  });

  test('EMBED-2.9 a check that never fails would be none: each planted mistake is found', () => {
    const calm = findScenario('calm');
    assert.ok(calm.ok);
    const [send] = playEverything(calm.scenario).exchanges.filter(({ reply }) => reply.status === 201);
    assert.ok(send);
    const { headers, body } = send.reply;
    const check = (status: number, text: string, type = headers['content-type'] ?? '') => contract.checkAnswer('send', status, { 'content-type': type }, text);
    const message = (change: object) => {
      const reply = JSON.parse(body) as { readonly message: object };
      return JSON.stringify({ ...reply, message: { ...reply.message, ...change } });
    };
    assert.equal(check(201, body), null);
    assert.match(check(202, body) ?? '', /202 is not declared/u);
    assert.match(check(201, body, 'text/html') ?? '', /"text\/html" is not declared/u);
    assert.match(check(201, message({ position: -1 })) ?? '', /must be >= 0/u);
    assert.match(check(201, message({ kind: 'video' })) ?? '', /must be equal to one of the allowed values/u);
    assert.match(check(201, message({ colour: 'red' })) ?? '', /additional properties/u);
    assert.match(check(201, '{}') ?? '', /required property 'account'/u);
    const problem = { account: 'mei', key: 'k', cause: 'content', class: 'business', retryable: false, committed: false };
    const refusal = (change: object) => check(422, JSON.stringify({ ...problem, ...change }), 'application/problem+json');
    assert.equal(refusal({}), null);
    for (const change of [{ key: null }, { key: undefined }, { cause: 'gremlins' }, { committed: 'no' }, { colour: 'red' }, { class: undefined }]) {
      assert.notEqual(refusal(change), null, JSON.stringify(change));
    }
    assert.equal(refusal({ committed: undefined }), null);
    assert.match(contract.checkAnswer('send', 429, { 'content-type': 'application/problem+json', 'retry-after': 'soon' }, JSON.stringify(problem)) ?? '', /Retry-After/u);
  });
});
