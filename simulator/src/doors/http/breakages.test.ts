import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { altered } from '../../../../test/support/node/altered.ts';
import { httpDoor } from '../../../../test/support/node/http-door.ts';
import { RawClient } from '../../../../test/support/node/raw-client.ts';
import type { Reply } from '../../answer.ts';
import { type Breakage, seenOf } from '../../breakage.ts';
import { createVirtualClock } from '../../virtual-clock.ts';
import { createHost } from '../host.ts';
import { httpLimits } from './http-limits.ts';
import { startServer } from './serve.ts';
import { socketsFlushed } from './sockets-flushed.ts';

const breakages = Object.keys(seenOf) as Breakage[];
const body = '{"account":"mei","text":"Grüezi 你好"}';
const bytes = Buffer.byteLength(body);
const reply: Reply = { kind: 'reply', status: 201, headers: { 'content-type': 'application/json', 'x-request-id': 'r1' }, body, delayMs: 0 };

/** A server whose every answer breaks in this way. */
async function broken(t: TestContext, how: Breakage, answered: Reply | null = reply) {
  const clock = createVirtualClock(1_790_000_000_000, socketsFlushed);
  const host = createHost({ scenario: { version: 1, name: 'calm', title: 'Nothing.', rules: [] }, seed: 3, account: 'mei', clock });
  let asked = 0;
  const handle = async () => {
    asked++;
    return { kind: 'broken', how, reply: answered, delayMs: 0 } as const;
  };
  const served = await startServer({ host: altered(host, { handle }) });
  assert.ok(served.ok);
  t.after(() => served.close());
  return { clock, served, asked: () => asked, raw: () => new RawClient(served.port).ask('PUT /api/cs/conversations/c1/messages/k1', ['host: localhost'], '{}') };
}

/** Everything before the empty line, and everything after it. */
function parts(received: string): readonly [string, string] {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  return [head, Buffer.from(rest.join('\r\n\r\n'), 'latin1').toString('utf8')];
}

const half = Buffer.from(body).subarray(0, Math.floor(bytes / 2)).toString('utf8');
const isHead = (head: string) => assert.match(head, /^HTTP\/1\.1 201 Created\r\n[\s\S]*x-request-id: r1/u);

/** What a client that reads bytes sees, after as many seconds. */
const seconds: Partial<Record<Breakage, number>> = { 'slow-headers': 40, 'byte-per-second': bytes + 1 };
const hanging: readonly Breakage[] = ['connect-hang', 'silence', 'silence-after-headers'];

const onTheWire: Record<Breakage, (received: string, ended: RawClient['ended']) => void> = {
  refuse: (received, ended) => assert.deepEqual([received, ended], ['', 'reset']),
  'connect-hang': (received, ended) => assert.deepEqual([received, ended], ['', null]),
  'reset-before-headers': (received, ended) => assert.deepEqual([received, ended], ['', 'reset']),
  'fin-before-headers': (received, ended) => assert.deepEqual([received, ended], ['', 'end']),
  silence: (received, ended) => assert.deepEqual([received, ended], ['', null]),
  'garbage-status-line': (received) => assert.doesNotMatch(received, /^HTTP/u),
  'slow-headers': (received, ended) => {
    const [head, rest] = parts(received);
    isHead(head);
    assert.deepEqual([rest, ended], [body, 'end']);
  },
  'reset-after-headers': (received, ended) => {
    const [head, rest] = parts(received);
    isHead(head);
    assert.deepEqual([rest, ended], ['', 'reset']);
  },
  'silence-after-headers': (received, ended) => {
    const [head, rest] = parts(received);
    isHead(head);
    assert.deepEqual([rest, ended], ['', null]);
  },
  'reset-mid-body': (received, ended) => assert.deepEqual([parts(received)[1], ended], [half, 'reset']),
  'fin-mid-body': (received, ended) => {
    assert.match(parts(received)[0], new RegExp(`content-length: ${bytes}\r\n`, 'u'));
    assert.deepEqual([parts(received)[1], ended], [half, 'end']);
  },
  'byte-per-second': (received, ended) => assert.deepEqual([parts(received)[1], ended], [body, 'end']),
  'bad-chunk-size': (received, ended) => {
    assert.match(parts(received)[0], /transfer-encoding: chunked/u);
    assert.match(parts(received)[1], /\r\nmany\r\n$/u);
    assert.equal(ended, 'end');
  },
  'content-length-short': (received) => {
    assert.match(parts(received)[0], new RegExp(`content-length: ${Math.floor(bytes / 2)}\r\n`, 'u'));
    assert.equal(parts(received)[1], body);
  },
  'content-length-long': (received, ended) => {
    const announced = Number(/content-length: (\d+)/u.exec(received)?.[1]);
    assert.ok(announced > bytes, String(announced));
    assert.deepEqual([parts(received)[1], ended], [body, 'end']);
  },
  'gzip-cut': (received) => {
    assert.match(parts(received)[0], /content-encoding: gzip/u);
    const packed = Buffer.from(received.slice(received.indexOf('\r\n\r\n') + 4), 'latin1');
    assert.ok(packed.length > 0);
    assert.throws(() => gunzipSync(packed));
  },
};

for (const how of breakages) {
  test(`SIM-8.1 ${how}: the very bytes, and how the connection ends`, { timeout: 10_000 }, async (t) => {
    const { clock, asked, raw } = await broken(t, how);
    const client = raw();
    while (asked() === 0) await socketsFlushed();
    if (hanging.includes(how)) {
      if (how === 'silence-after-headers') await client.until(({ received }) => received.includes('\r\n\r\n'));
      await clock.advance(httpLimits.hangMs - 1);
      onTheWire[how](client.received, client.ended);
      await clock.advance(1);
      await client.until(({ ended }) => ended !== null);
      return;
    }
    const due = seconds[how] ?? 0;
    if (due > 0) {
      await clock.advance((due - 30) * 1_000);
      assert.equal(client.ended, null, 'it ends too early');
      await clock.advance(30_000);
    }
    await client.until(({ ended }) => ended !== null);
    onTheWire[how](client.received, client.ended);
  });

  test(`SIM-8.2 ${how}: what fetch notices of it`, { timeout: 10_000 }, async (t) => {
    const { clock, served, asked } = await broken(t, how);
    let seen: 'pending' | 'answered' | 'rejected' = 'pending';
    let text: 'pending' | 'rejected' | { readonly text: string } = 'pending';
    const over = fetch(`${served.url}api/cs/sync`).then(
      async (response) => {
        seen = 'answered';
        text = await response.text().then((got) => ({ text: got }), () => 'rejected' as const);
      },
      () => void (seen = 'rejected'),
    );
    while (asked() === 0) await socketsFlushed();
    switch (seenOf[how]) {
      case 'rejected':
        await over;
        return assert.equal(seen, 'rejected');
      case 'pending':
        await clock.advance(httpLimits.hangMs - 1);
        assert.equal(seen, 'pending');
        await clock.advance(1);
        await over;
        return assert.equal(seen, 'rejected');
      case 'broken-body':
        await over;
        // Node's fetch takes a compressed body that breaks off for a whole one; browsers do not.
        return how === 'gzip-cut' ? assert.notDeepEqual(text, { text: body }) : assert.deepEqual([seen, text], ['answered', 'rejected']);
      case 'pending-body':
        while (seen === 'pending') await socketsFlushed();
        await clock.advance(httpLimits.hangMs - 1);
        assert.deepEqual([seen, text], ['answered', 'pending']);
        await clock.advance(1);
        await over;
        return assert.equal(text, 'rejected');
      case 'short-body':
        await over;
        return assert.deepEqual(text, { text: half });
      case 'late':
        await clock.advance(5_000);
        assert.equal(seen, 'pending');
        await clock.advance(60_000);
        await over;
        return assert.deepEqual(text, { text: body });
      case 'slow-body':
        while (seen === 'pending') await socketsFlushed();
        await clock.advance((bytes - 2) * 1_000);
        assert.equal(text, 'pending');
        await clock.advance(2_000);
        await over;
        return assert.deepEqual(text, { text: body });
    }
  });
}

test('SIM-8.1 what breaks before anybody answered breaks as the page of a proxy', { timeout: 10_000 }, async (t) => {
  const { raw } = await broken(t, 'reset-mid-body', null);
  const client = raw();
  await client.until(({ ended }) => ended !== null);
  assert.match(client.received, /^HTTP\/1\.1 502 Bad Gateway\r\n[\s\S]*text\/html[\s\S]*<!doctype html>/u);
});

for (const how of breakages) {
  test(`SIM-8.1 socket.${how}: a rule of a scenario brings it about, and the attempt says so`, { timeout: 10_000 }, async (t) => {
    const { served, clock, host, json } = await httpDoor(t, { scenario: { rules: [{ do: `socket.${how}`, on: { send: {} } }] } });
    const { conversations } = (await json('api/cs/sync')) as { readonly conversations: readonly { readonly id: string; readonly storeId: string }[] };
    const [first] = conversations;
    assert.ok(first);
    const client = new RawClient(served.port).ask(`PUT /api/cs/conversations/${first.id}/messages/k1`, ['host: localhost'], JSON.stringify({ storeId: first.storeId, text: 'Hello' }));
    while ((await host.attempts()).length === 0) await socketsFlushed();
    await clock.advance(httpLimits.hangMs);
    await client.until(({ ended }) => ended !== null);
    const [attempt] = await host.attempts();
    const before = how === 'refuse' || how === 'connect-hang';
    assert.deepEqual([attempt?.outcome, attempt?.committed], [how, !before]);
    assert.equal((await host.ledger()).length, before ? 0 : 1);
  });
}
