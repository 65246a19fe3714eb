import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Message, parseJson, RetriesReply, routes, SyncPage } from '@cs-inbox/protocol';
import { createChance } from '../chance.ts';
import { advance } from '../platform/advance.ts';
import { createPlatform } from '../platform/create-platform.ts';
import { step } from '../platform/step.ts';
import type { FaultName, Rule } from '../scenario/rule.ts';
import { pull } from '../stream/pull.ts';
import { createWorld } from '../world/world.ts';

const START = 1_790_000_000_000;
const SEED = 42;
const chance = createChance(SEED);
const world = createWorld(SEED, START);
const here = conversationAt(0);
const there = conversationAt(1);

/** What a client and a buyer see of one short story in which the rule holds. `stream`: the places of its events at three times. */
function story(rule: Rule) {
  const scenario = { version: 1, name: 'one-fault', title: 'One fault.', stream: true, bulkRetry: true, rules: [rule] } as const;
  let state = createPlatform({ seed: SEED, scenario, account: 'mei', startedAt: START, world });
  const ask = (atMs: number, method: string, path: string, body: string | null = null) => {
    const stepped = step(state, { method, path, body, headers: {} }, START + atMs, chance);
    state = stepped.state;
    return stepped.answer;
  };
  const send = (atMs: number, key: string, { id, storeId }: { readonly id: string; readonly storeId: string }, text: string) =>
    ask(atMs, 'PUT', routes.send(id, key), JSON.stringify({ storeId, text }));
  const told = (answer: ReturnType<typeof ask>) => (answer.kind === 'broken' ? answer.how : answer.kind === 'opened' ? 'opened' : `${answer.status}`);
  const page = (answer: ReturnType<typeof ask>) => {
    const parsed = answer.kind === 'reply' && answer.status === 200 ? parseJson(SyncPage, answer.body) : null;
    return { says: parsed === null ? told(answer) : parsed.ok ? `${parsed.value.mode}${parsed.value.hasMore ? ' and more' : ''}` : 'malformed', cursor: parsed?.ok === true ? parsed.value.cursor : null };
  };

  const everything = page(ask(1_000, 'GET', routes.sync(null)));
  const first = send(1_500, 'k1', here, 'My WhatsApp is here');
  send(1_600, 'k2', there, 'Hi');
  const since = page(ask(2_000, 'GET', routes.sync(everything.cursor)));
  const bulk = ask(2_500, 'POST', routes.retries(), JSON.stringify({ keys: ['k1', 'k2'] }));
  const items = bulk.kind === 'reply' ? parseJson(RetriesReply, bulk.body) : null;
  const opening = ask(3_000, 'GET', routes.events(null));
  let stream = opening.kind === 'opened' ? opening.stream : null;
  const pushed = (atMs: number) => {
    state = advance(state, START + atMs, chance);
    if (stream === null) return 'none';
    const pulled = pull(state, stream, chance);
    state = pulled.state;
    stream = pulled.end === null ? pulled.stream : null;
    const places = [...pulled.text.matchAll(/^data: .*"sequence":(\d+)\}$/gmu)].map(([, sequence]) => Number(sequence));
    const [low = 0] = places.toSorted((a, b) => a - b);
    return `${places.map((place) => place - low).join(',')}${pulled.end === null ? '' : ` ${pulled.end}`}`;
  };
  const opened = pushed(3_000);
  send(3_500, 'k3', there, 'And a second one');
  const events = pushed(3_600);
  const later = pushed(20_000);
  state = advance(state, START + 60_000, chance);
  const mine = state.threads.get(here.id)?.messages.toArray().find(({ key }) => key === 'k1');
  const written = state.threads.list.flatMap(({ messages }): readonly Message[] => messages.toArray()).filter(({ key, direction, at }) => key === null && direction === 'out' && at > START);
  return {
    reply: `${told(first)}${first.kind === 'reply' ? ` ${first.body.slice(0, 9)}` : ''}`,
    later: first.delayMs,
    taken: state.ledger.length,
    receipt: mine?.receipt ?? 'none',
    everything: everything.says,
    since: since.says,
    bulk: items?.ok === true ? items.value.items.map(({ outcome }) => outcome).join(',') : told(bulk),
    stream: `${opened}|${events}|${later === '' || later === 'none' ? later : 'more'}`,
    written: written.map(({ text }) => text).join(),
  };
}

type Seen = ReturnType<typeof story>;
type Row = { readonly rule?: object; readonly sees: Partial<Seen> };

const unheard = (reply: string, more: Partial<Seen> = {}): Row => ({ sees: { reply, everything: reply, since: reply, bulk: reply, stream: 'none|none|none', ...more } });
const unsent = (how: string): Row => unheard(how, { taken: 0, receipt: 'none' });
const late = (how: string): Row => ({ sees: { reply: how, everything: how, since: how, bulk: how } });
const page = { reply: '200 <!doctype', everything: 'malformed', since: 'malformed', bulk: '200', stream: 'none|none|none' } as const;
const refused = (status: number): Row => ({ sees: { reply: `${status} {"type":"`, taken: 0, receipt: 'none', bulk: 'refused,refused', stream: '||' } });

/** Each fault, and how the story differs by it. */
const rows = {
  nothing: { sees: {} },
  'network.offline': unsent('refuse'),
  'network.slow': { rule: { by: '2s' }, sees: { later: 2_000 } },
  'network.captive-portal': { sees: { ...page, later: 20, taken: 0, receipt: 'none' } },
  'reply.lose': unheard('reset-before-headers'),
  'reply.status': unheard('502', { reply: '502 <!doctype' }),
  'reply.malformed': { rule: { how: 'empty-object' }, sees: { reply: '201 {}', everything: 'malformed', since: 'malformed', bulk: '207' } },
  'reply.no-content': unheard('204', { reply: '204 ' }),
  'reply.html': { sees: page },
  'socket.refuse': unsent('refuse'),
  'socket.connect-hang': unsent('connect-hang'),
  'socket.reset-before-headers': unheard('reset-before-headers'),
  'socket.fin-before-headers': unheard('fin-before-headers'),
  'socket.silence': unheard('silence'),
  'socket.garbage-status-line': unheard('garbage-status-line'),
  'socket.slow-headers': late('slow-headers'),
  'socket.reset-after-headers': unheard('reset-after-headers'),
  'socket.silence-after-headers': unheard('silence-after-headers'),
  'socket.reset-mid-body': unheard('reset-mid-body'),
  'socket.fin-mid-body': unheard('fin-mid-body'),
  'socket.byte-per-second': unheard('byte-per-second'),
  'socket.bad-chunk-size': unheard('bad-chunk-size'),
  'socket.content-length-short': unheard('content-length-short'),
  'socket.content-length-long': unheard('content-length-long'),
  'socket.gzip-cut': unheard('gzip-cut'),
  'store.throttle': refused(429),
  'store.daily-quota': refused(429),
  'store.expire-login': refused(401),
  'store.forbid': refused(403),
  'content.refuse': { rule: { words: ['whatsapp'] }, sees: { reply: '422 {"type":"', taken: 2, receipt: 'none', bulk: 'refused,accepted', stream: '|0,1|more' } },
  'content.block': { sees: { receipt: 'blocked', stream: '|0,1|more' } },
  'recipient.refuse': refused(422),
  'platform.fail': refused(503),
  'platform.unknown-code': { ...refused(422), rule: { code: 'E-4711' } },
  'platform.late-receipts': { rule: { by: '1h' }, sees: { receipt: 'sent', stream: '|0,1|' } },
  'sync.fail': { sees: { everything: '503', since: '503' } },
  'sync.expire-cursor': { sees: { since: '410' } },
  'sync.endless': { sees: { everything: 'full and more', since: 'full and more' } },
  'sync.poison': { sees: { everything: 'malformed', since: 'malformed' } },
  'stream.end': { sees: { stream: ' end|none|none' } },
  'stream.gap': { rule: { on: { event: { nth: 2 } } }, sees: { stream: '|0,2,3|more' } },
  'stream.repeat': { rule: { on: { event: { nth: 1 } } }, sees: { stream: '|0,0,1,2,3|more' } },
  'stream.disorder': { rule: { on: { event: { nth: 1 } } }, sees: { stream: '|1,0,2,3|more' } },
  'stream.buffer': { rule: { on: { event: { nth: 1 } } }, sees: { stream: '||more' } },
  'stream.half-frame': { sees: { stream: '| reset|none' } },
  'bulk.partial': { rule: { others: 'missing' }, sees: { bulk: 'accepted' } },
  'server.restart': { rule: { at: '3200ms' }, sees: { taken: 2, stream: '| reset|none' } },
  'colleague.reply': { rule: { at: '3200ms', text: 'Done.' }, sees: { written: 'Done.', stream: '|0,1,2,3,4,5|more' } },
} as const satisfies Record<FaultName, Row>;

const calm = story({ do: 'nothing' });

describe('a scenario with one fault alone', () => {
  for (const [name, { rule, sees }] of Object.entries(rows) as [FaultName, Row][]) {
    test(`SIM-7.13 ${name} spoils what it says, and nothing else`, () => {
      assert.deepEqual(story({ do: name, ...rule } as Rule), { ...calm, ...sees });
    });
  }
});

function conversationAt(place: number) {
  const thread = world.threads[place];
  assert.ok(thread !== undefined);
  return thread.conversation;
}
