import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson, RetriesReply, routes } from '@cs-inbox/protocol';
import { ledger, type Scenario } from '@cs-inbox/simulator';
import { Contract } from './contract.ts';
import { readCommitted } from './openapi-file.ts';
import { PlayedPlatform } from './played-platform.ts';

const contract = new Contract(readCommitted());

/** A backend that retries, and its first conversation. */
function backend(rules: Scenario['rules'], more: Partial<Scenario> = {}) {
  const platform = new PlayedPlatform({ version: 1, name: 'retries', title: 'Retries.', bulkRetry: true, ...more, rules });
  const { id, storeId } = platform.state.threads.list[0]?.conversation ?? assert.fail('no conversation');
  return {
    platform,
    arrived: () => ledger(platform.state).map(({ key }) => key),
    send: (key: string, text = `text of ${key}`) => platform.ask('PUT', routes.send(id, key), JSON.stringify({ storeId, text })),
    retry: (...keys: readonly string[]) => {
      const answer = platform.ask('POST', routes.retries(), JSON.stringify({ keys }));
      assert.ok(answer.kind === 'reply');
      assert.equal(contract.checkAnswer('retries', answer.status, answer.headers, answer.body), null, answer.body);
      const parsed = parseJson(RetriesReply, answer.body);
      assert.ok(parsed.ok, answer.body);
      for (const item of parsed.value.items) if (item.outcome === 'refused') assert.equal(item.problem.key, item.key);
      return parsed.value.items.map((item) => `${item.key} ${item.outcome === 'accepted' ? `= ${item.message.key}` : item.problem.cause}`);
    },
  };
}

const refuse = (times: number): Scenario['rules'][number] => ({ do: 'platform.fail', at: '0ms', times });

describe('retries by the simulator', () => {
  test('EMBED-2.12 take what was refused, in the order of the keys', () => {
    const { send, retry, arrived } = backend([refuse(2)]);
    for (const key of ['k1', 'k2']) send(key);
    assert.deepEqual(arrived(), []);
    assert.deepEqual(retry('k1', 'k2'), ['k1 = k1', 'k2 = k2']);
    assert.deepEqual(arrived(), ['k1', 'k2']);
  });

  for (const deduplicationWindow of ['24h', '0s'] as const) {
    test(`EMBED-2.12 answer a key that was accepted with its message, and send nothing, where keys are remembered for ${deduplicationWindow}`, () => {
      const { platform, send, retry, arrived } = backend([refuse(1)], { deduplicationWindow });
      for (const key of ['k1', 'k2']) send(key);
      assert.deepEqual(retry('k1', 'k2', 'k1'), ['k1 = k1', 'k2 = k2', 'k1 = k1']);
      platform.wait(48 * 3_600_000);
      assert.deepEqual(retry('k1', 'k2'), ['k1 = k1', 'k2 = k2']);
      assert.deepEqual(arrived(), ['k2', 'k1']);
    });
  }

  test('EMBED-2.12 send nothing under a key that never came', () => {
    const { platform, send, retry, arrived } = backend([{ do: 'network.offline', at: '0ms', for: '1s' }]);
    assert.equal(send('k1').kind, 'broken');
    platform.wait(2_000);
    assert.deepEqual(retry('k1', 'never seen'), ['k1 config', 'never seen config']);
    assert.deepEqual(arrived(), []);
  });

  test('EMBED-2.12 hold later ones of a conversation back behind one that has to wait, and let them pass one that never goes', () => {
    const waits = backend([refuse(3)]);
    for (const key of ['k1', 'k2']) waits.send(key);
    assert.deepEqual(waits.retry('k1', 'k2'), ['k1 platform', 'k2 platform']);
    assert.deepEqual(waits.retry('k1', 'k2'), ['k1 = k1', 'k2 = k2']);
    const never = backend([{ do: 'content.refuse', words: ['whatsapp'] }, { do: 'platform.fail', on: { send: { nth: 1 } } }]);
    never.send('k1', 'WhatsApp me');
    never.send('k2');
    assert.deepEqual(never.arrived(), []);
    assert.deepEqual(never.retry('k1', 'k2'), ['k1 content', 'k2 = k2']);
  });

  test('EMBED-2.12 are told in the words of the protocol, whatever the answers to single messages look like', () => {
    const { send, retry } = backend([refuse(2)], { wire: 'platform-envelope' });
    for (const key of ['k1', 'k2']) send(key);
    assert.deepEqual(retry('k1', 'k2', 'k3'), ['k1 = k1', 'k2 = k2', 'k3 config']);
    const refused = backend([refuse(2)], { wire: 'platform-envelope' });
    refused.send('k1');
    assert.deepEqual(refused.retry('k1'), ['k1 platform']);
  });

  for (const others of ['refused', 'missing'] as const) {
    test(`EMBED-2.12 of which a part is ${others} never call an accepted message refused`, () => {
      const { send, retry, arrived } = backend([refuse(2), { do: 'bulk.partial', share: 0.5, others }]);
      for (const key of ['k1', 'k2', 'k3']) send(key);
      const last = others === 'refused' ? ['k2 platform', 'k3 = k3'] : [];
      assert.deepEqual(retry('k1', 'never seen', 'k2', 'k3'), ['k1 = k1', 'never seen config', ...last]);
      assert.deepEqual(arrived(), ['k3', 'k1']);
    });
  }
});
