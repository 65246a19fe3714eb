import assert from 'node:assert/strict';
import test from 'node:test';
import { routes } from '@cs-inbox/protocol';
import { calm } from '../scenarios/calm.ts';
import { cookieExpired401 } from '../scenarios/cookie-expired-401.ts';
import { lostReply } from '../scenarios/lost-reply.ts';
import { createVirtualClock, type VirtualClock } from '../virtual-clock.ts';
import { createWorld } from '../world/world.ts';
import { type Disk, type Founding, type Row, sameFounding } from './disk.ts';
import { createHost, type Host } from './host.ts';

const START = 1_790_000_000_000;
const first = createWorld(3, START).threads[0]?.conversation;
assert.ok(first);

const ROWS_MAX = 50;

/** A disk that several hosts may read, as tabs of one browser do. */
function sharedDisk(founding: Founding | null = null, rows: readonly Row[] = []): Disk {
  let kept = { founding, rows };
  return {
    kind: 'browser',
    rowsMax: ROWS_MAX,
    async exchange(known, decide) {
      const news = sameFounding(known.founding, kept.founding) ? kept.rows.slice(known.rows) : kept.rows;
      const put = decide({ founding: kept.founding, rows: news });
      if (put.founding !== null) kept = { founding: put.founding, rows: [] };
      if (put.row !== null) kept = { ...kept, rows: [...kept.rows, put.row] };
    },
  };
}

function open(clock: VirtualClock, disk: Disk, scenario = calm as Parameters<typeof createHost>[0]['scenario']): Host {
  return createHost({ scenario, seed: 3, account: 'mei', clock, disk });
}

async function send(host: Host, clock: VirtualClock, key: string) {
  const body = JSON.stringify({ storeId: first?.storeId, text: `text of ${key}` });
  const answer = host.handle({ method: 'PUT', path: routes.send(first?.id ?? '', key), body, headers: {} });
  await clock.advance(5_000);
  return answer;
}

async function look(host: Host, clock: VirtualClock, path: string) {
  const answer = host.handle({ method: 'GET', path, body: null, headers: {} });
  await clock.advance(5_000);
  return answer;
}

const keys = async (host: Host) => (await host.ledger()).map(({ key }) => key);

test('SIM-4.2 a new page on the same disk finds the same platform', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const before = open(clock, disk);
  await send(before, clock, 'k1');
  await look(before, clock, 'sync');
  await send(before, clock, 'k2');
  const after = open(clock, disk);
  assert.equal(await after.startedAt(), START);
  assert.deepEqual(await after.ledger(), await before.ledger());
  assert.equal((await before.ledger()).length, 2);
  // Both are asked at the same time, so even the ids of the requests agree.
  const [one, two] = [before, after].map((host) => host.handle({ method: 'GET', path: 'sync', body: null, headers: {} }));
  await clock.advance(5_000);
  assert.deepEqual(await one, await two);
});

test('SIM-4.2 two tabs write by turns and see one platform', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const one = open(clock, disk);
  const two = open(clock, disk);
  await send(one, clock, 'k1');
  await send(two, clock, 'k2');
  const again = await send(one, clock, 'k2');
  assert.equal(again.kind === 'reply' && again.status, 200);
  assert.deepEqual(await keys(one), ['k1', 'k2']);
  assert.deepEqual(await keys(two), ['k1', 'k2']);
});

test('SIM-4.2 what arrives is on the disk before the answer leaves', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const host = open(clock, disk);
  const body = JSON.stringify({ storeId: first.storeId, text: 'Hello' });
  let answered = false;
  void host.handle({ method: 'PUT', path: routes.send(first.id, 'k1'), body, headers: {} }).then(() => {
    answered = true;
  });
  await clock.advance(0);
  assert.equal(answered, false);
  assert.deepEqual(await keys(open(clock, disk)), ['k1']);
});

test('SIM-2.2 a lost reply is lost only once, also for the next page', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const host = open(clock, disk, lostReply);
  await send(host, clock, 'k1');
  assert.equal((await send(host, clock, 'k2')).kind, 'broken');
  const after = await send(open(clock, disk, lostReply), clock, 'k2');
  assert.equal(after.kind === 'reply' && after.status, 200);
  assert.deepEqual(host.journal().entries.map(({ outcome, committed }) => [outcome, committed]), [['reply', true], ['reset-before-headers', true]]);
});

test('SIM-2.9 a command survives a reload and holds for every tab', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const [one, two] = [open(clock, disk), open(clock, disk)];
  const storeId = first.storeId;
  const loginIn = async (host: Host) => (await host.view()).stores.find(({ id }) => id === storeId)?.login;
  assert.equal(await loginIn(two), 'signed-in');
  assert.deepEqual(await one.command({ do: 'expire-login', storeId, status: 401 }), { ok: true, id: null });
  await one.command({ do: 'refuse-words', words: ['line.me'] });
  assert.equal(await loginIn(two), 'expired');
  const refused = await send(two, clock, 'k1');
  assert.equal(refused.kind === 'reply' && refused.status, 401);
  assert.equal(await loginIn(open(clock, disk)), 'expired');
  assert.deepEqual((await open(clock, disk).view()).refusedWords, ['line.me']);
  await two.command({ do: 'log-in', storeId });
  const taken = await send(open(clock, disk), clock, 'k1');
  assert.equal(taken.kind === 'reply' && taken.status, 201);
});

test('SIM-2.7 an occasion that bit before a reload does not bite after it', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const host = open(clock, disk, cookieExpired401);
  await send(host, clock, 'k1');
  const two = await send(host, clock, 'k2');
  assert.equal(two.kind === 'reply' && two.status, 401);
  await open(clock, disk, cookieExpired401).command({ do: 'log-in', storeId: first.storeId });
  const again = await send(open(clock, disk, cookieExpired401), clock, 'k2');
  assert.equal(again.kind === 'reply' && again.status, 201);
});

test('SIM-2.8 a command that cannot be is told, and so is a simulator that is full', async () => {
  const clock = createVirtualClock(START);
  const host = open(clock, sharedDisk());
  const wrong = await host.command({ do: 'log-in', storeId: 'nobody' });
  assert.match(wrong.ok ? '' : wrong.why, /no store "nobody"/u);
  const rows = Array.from({ length: ROWS_MAX }, () => ({ at: START, request: null }));
  const full = open(clock, sharedDisk({ version: 4, startedAt: START }, rows));
  const refused = await full.command({ do: 'expire-login', storeId: first.storeId, status: 403 });
  assert.match(refused.ok ? '' : refused.why, /Reset the simulator/u);
});

test('SIM-4.3 reset empties the ledger and begins another epoch, for every tab', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const host = open(clock, disk);
  const other = open(clock, disk);
  await send(host, clock, 'k1');
  await other.ledger();
  const epoch = async (one: Host) => {
    const answer = await look(one, clock, 'sync');
    return answer.kind === 'reply' ? (JSON.parse(answer.body) as { epoch: string }).epoch : '';
  };
  const before = await epoch(host);
  await host.reset();
  assert.deepEqual(await keys(host), []);
  assert.deepEqual(await keys(other), []);
  assert.notEqual(await epoch(host), before);
  assert.equal(await epoch(other), await epoch(host));
});

test('SIM-4.4 a disk that fails costs the memory of the next page, not the answer', async () => {
  const clock = createVirtualClock(START);
  const broken: Disk = { kind: 'browser', rowsMax: ROWS_MAX, exchange: () => Promise.reject(new Error('no room')) };
  const host = open(clock, broken);
  const answer = await send(host, clock, 'k1');
  assert.equal(answer.kind === 'reply' && answer.status, 201);
  assert.deepEqual(host.storage(), { kind: 'memory', why: "The browser's database failed: no room" });
  await send(host, clock, 'k2');
  assert.deepEqual(await keys(host), ['k1', 'k2']);
});

test('SIM-4.4 a full simulator takes nothing more and says so', async () => {
  const clock = createVirtualClock(START);
  const row = { at: START, request: null };
  const disk = sharedDisk({ version: 4, startedAt: START }, Array.from({ length: ROWS_MAX }, () => row));
  const host = open(clock, disk);
  const answer = await send(host, clock, 'k1');
  assert.ok(answer.kind === 'reply' && answer.status === 503, JSON.stringify(answer));
  const problem = JSON.parse(answer.body) as { committed: boolean; detail: string };
  assert.equal(problem.committed, false);
  assert.match(problem.detail, /Reset the simulator/u);
  assert.deepEqual(await keys(host), []);
  const { clean, findings } = await host.verdict();
  assert.deepEqual([clean, findings.map(({ charge }) => charge)], [false, ['incomplete']]);
  await host.reset();
  assert.equal((await host.verdict()).clean, true);
});

test('SIM-4.4 only messages that a full simulator did not take are counted, under the name of who sent them', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk({ version: 4, startedAt: START }, Array.from({ length: ROWS_MAX }, () => ({ at: START, request: null })));
  const host = open(clock, disk);
  const ask = async (method: string, path: string, body: unknown) => {
    const answer = host.handle({ method, path, body: JSON.stringify(body), headers: { 'x-cs-operator': 'lin' } });
    await clock.advance(5_000);
    return answer;
  };
  const read = await ask('PUT', routes.read(first.id), { position: first.lastMessage?.position ?? 0 });
  assert.ok(read.kind === 'reply' && read.status === 503, JSON.stringify(read));
  assert.equal((await host.verdict()).clean, true);
  const answer = await ask('PUT', routes.send(first.id, 'k1'), { storeId: first.storeId, text: 'Hello' });
  assert.ok(answer.kind === 'reply' && answer.status === 503);
  assert.equal((JSON.parse(answer.body) as { account: string }).account, 'lin');
  assert.deepEqual((await host.verdict()).findings.map(({ charge }) => charge), ['incomplete']);
});

test('SIM-4.4 what a full disk would not have kept, and memory did when the disk failed, is not missing', async () => {
  const clock = createVirtualClock(START);
  const full = sharedDisk({ version: 4, startedAt: START }, Array.from({ length: ROWS_MAX }, () => ({ at: START, request: null })));
  let fails = false;
  const disk: Disk = {
    ...full,
    async exchange(known, decide) {
      await full.exchange(known, decide);
      if (fails) throw new Error('no room');
    },
  };
  const host = open(clock, disk);
  await host.view();
  fails = true;
  const answer = await send(host, clock, 'k1');
  assert.ok(answer.kind === 'reply' && answer.status === 201, JSON.stringify(answer));
  assert.deepEqual((await host.verdict()).findings.map(({ charge }) => charge), []);
});

test('SIM-4.5 the places of 1,000 clients are remembered; the one that moved longest ago is forgotten first', async () => {
  const clock = createVirtualClock(START);
  const host = createHost({ scenario: { version: 1, name: 'many', title: 'Many.', rules: [] }, seed: 3, account: 'mei', clock });
  const sync = (operator: string) => host.handle({ method: 'GET', path: 'sync', body: null, headers: { 'x-cs-operator': operator } });
  for (let n = 0; n < 1_005; n++) await sync(`o${n}`);
  await send(host, clock, 'k1');
  await clock.advance(60_000);
  assert.equal((await host.verdict()).notConverged, 1_000);
  // Who was forgotten and comes again is known again, and no longer behind.
  await sync('o0');
  assert.equal((await host.verdict()).notConverged, 999);
});

test('SIM-1.3 a page that looks after a night finds buyers writing again', async () => {
  const clock = createVirtualClock(START);
  const disk = sharedDisk();
  const host = open(clock, disk);
  await look(host, clock, 'sync');
  await clock.advance(12 * 3_600_000);
  const newest = async () => {
    const answer = await look(host, clock, 'sync');
    const page = JSON.parse(answer.kind === 'reply' ? answer.body : '') as { conversations: { lastMessage: { at: number } }[] };
    return Math.max(...page.conversations.map(({ lastMessage }) => lastMessage.at));
  };
  assert.ok((await newest()) < START + 3_600_000);
  await clock.advance(120_000);
  assert.ok((await newest()) > START + 12 * 3_600_000);
});
