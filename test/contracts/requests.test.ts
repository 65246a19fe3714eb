import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { httpBackend } from '@cs-inbox/browser';
import { findScenario } from '@cs-inbox/simulator';
import { Contract } from './contract.ts';
import { readCommitted } from './openapi-file.ts';
import { PlayedPlatform } from './played-platform.ts';

const BASE = 'https://host.example/api/cs/';
const contract = new Contract(readCommitted());
const calm = findScenario('calm');
assert.ok(calm.ok);
const { scenario } = calm;
const { signal } = new AbortController();
const backend = httpBackend({ baseUrl: BASE, account: 'mei' });

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly headers: Headers;
}

describe('the requests of the widget', () => {
  const { fetch } = globalThis;
  let platform: PlayedPlatform;
  let asked: Asked[];

  before(() => {
    Object.assign(globalThis, { document: { baseURI: 'https://host.example/admin' } });
    globalThis.fetch = async (input, { method = 'GET', body, headers } = {}) => {
      const path = String(input).slice(BASE.length);
      asked.push({ method, path, body: typeof body === 'string' ? body : null, headers: new Headers(headers) });
      const answer = platform.ask(method, path, typeof body === 'string' ? body : null);
      assert.equal(answer.kind, 'reply');
      if (answer.kind !== 'reply') throw new TypeError('Failed to fetch');
      return new Response(answer.body, { status: answer.status, headers: answer.headers });
    };
  });
  after(() => {
    globalThis.fetch = fetch;
    Reflect.deleteProperty(globalThis, 'document');
  });
  beforeEach(() => {
    platform = new PlayedPlatform(scenario);
    asked = [];
  });

  const first = () => {
    const [thread] = platform.state.threads.list;
    assert.ok(thread);
    return thread.conversation;
  };
  const message = (replaces: string | null) => ({ key: 'k1', conversationId: first().id, storeId: first().storeId, text: 'ไทย 😀', replaces });
  const lookedUp = () => ({ key: 'k1', conversationId: first().id });

  const verbs: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
    capabilities: [() => backend.capabilities(signal)],
    sync: [() => backend.sync(null, signal), () => backend.sync('../?cursor=#', signal)],
    history: [() => backend.history(first().id, null, 50, signal), () => backend.history(first().id, 7, 50, signal)],
    send: [() => backend.send(message(null), signal), () => backend.send(message('k0'), signal)],
    lookUp: [() => backend.lookUp(lookedUp(), signal)],
    read: [() => backend.read(first().id, 3, signal)],
  };

  for (const [verb, calls] of Object.entries(verbs)) {
    test(`EMBED-2.10 to ${verb} are declared, and are answered`, async () => {
      for (const call of calls) {
        const outcome = await call();
        const { method, path, body, headers } = asked.at(-1) ?? assert.fail('nothing was asked');
        assert.equal(contract.operationOf(method, path), verb);
        assert.equal(contract.checkRequest(method, path, body), null, `${method} ${path} ${body}`);
        assert.deepEqual([headers.get('accept'), headers.get('content-type')], ['application/json', body === null ? null : 'application/json']);
        assert.doesNotMatch(JSON.stringify(outcome), /"unknown"|"ok":false|"refused"|"unreached"/u);
      }
      assert.equal(asked.length, calls.length);
    });
  }

  test('EMBED-2.10 to send many again at once are declared, and each is answered by its key', async () => {
    platform = new PlayedPlatform({ ...scenario, bulkRetry: true, rules: [{ do: 'platform.fail', at: '0ms', times: 1 }] });
    assert.equal((await backend.send(message(null), signal)).kind, 'refused');
    for (const reason of ['', 'The store is back']) {
      const outcomes = await backend.retryMany?.([message(null)], reason, signal);
      const { method, path, body } = asked.at(-1) ?? assert.fail('nothing was asked');
      assert.deepEqual([contract.operationOf(method, path), contract.checkRequest(method, path, body)], ['retries', null]);
      assert.deepEqual([outcomes?.size, outcomes?.get('k1')?.kind], [1, 'accepted']);
    }
  });

  test('EMBED-2.10 name the key of the message that is replaced, where there is one', async () => {
    await backend.send(message(null), signal);
    await backend.send(message('k0'), signal);
    assert.deepEqual(
      asked.map(({ body }) => (JSON.parse(body ?? '') as { readonly replaces?: string }).replaces),
      [undefined, 'k0'],
    );
  });

  test('EMBED-2.10 whatever ids hold, stay what is declared', async () => {
    for (const id of ['../../admin', 'a/b?c=d#e', '%2e', 'ไทย 😀', '"\n', 'x'.repeat(128)]) {
      await backend.send({ ...message(id), key: id, conversationId: id }, signal);
      await backend.lookUp({ key: id, conversationId: id }, signal);
      await backend.read(id, 1, signal);
      await backend.history(id, 1, 50, signal);
      await backend.sync(id, signal);
      const operations = asked.splice(0).map(({ method, path, body }) => {
        assert.equal(contract.checkRequest(method, path, body), null, `${method} ${path}`);
        return contract.operationOf(method, path);
      });
      assert.deepEqual(operations, ['send', 'lookUp', 'read', 'history', 'sync']);
    }
  });

  test('EMBED-2.10 that are not declared are found', () => {
    for (const [method, path, body] of [
      ['POST', 'conversations/c/messages/k', '{"storeId":"s","text":"t"}'],
      ['PUT', 'conversations/c/messages', '{"storeId":"s","text":"t"}'],
      ['PUT', 'conversations/c/messages/k', '{"storeId":"s","text":""}'],
      ['PUT', 'conversations/c/messages/k', '{"storeId":"s","text":"t","replaces":null}'],
      ['PUT', 'conversations/c/messages/k', '{"storeId":"s","text":"t","colour":"red"}'],
      ['PUT', 'conversations/c/messages/', '{"storeId":"s","text":"t"}'],
      ['PUT', 'conversations/c/read', null],
      ['GET', 'conversations/c/messages?limit=0', null],
      ['GET', 'conversations/c/messages?before=last', null],
      ['GET', 'sync?since=1', null],
      ['GET', 'capabilities', '{}'],
      ['GET', 'events?since=1', null],
      ['GET', 'retries', null],
      ['POST', 'retries', null],
      ['POST', 'retries', '{"keys":[]}'],
      ['POST', 'retries', '{"keys":["k"],"reason":null}'],
      ['POST', 'retries', '{"keys":["k"],"colour":"red"}'],
    ] as const) {
      assert.notEqual(contract.checkRequest(method, path, body), null, `${method} ${path} ${body}`);
    }
  });
});
