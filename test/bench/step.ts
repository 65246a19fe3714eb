import { createChance, createPlatform, type PlatformRequest, type Scenario, step } from '@cs-inbox/simulator';

const STARTED_AT = 1_790_000_000_000;
const SEED = 1;
/** Requests of one round: enough for the compiler of the engine to settle, few enough for a platform of one busy day. */
const REQUESTS = 20_000;
const ROUNDS = 8;
/** Time on the platform's clock from one request to the next: an hour and a half in all. */
const GAP_MS = 250;

const scenario: Scenario = {
  version: 1,
  name: 'bench',
  title: 'A busy day with a few rules.',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [
    { do: 'reply.lose', on: { send: { nth: 2, every: 40 } } },
    { do: 'store.throttle', on: { send: { nth: 7, every: 100 } }, for: '5s' },
    { do: 'content.refuse', words: ['whatsapp', 'line.me'] },
    { do: 'network.slow', by: '50ms', probability: 0.1 },
  ],
};

/** What the place of a request among ten makes of it; a new message where it is not named. */
type Mix = Readonly<Record<number, 'repeat' | 'sync' | 'read' | 'look-up'>>;

const mixes = {
  'as an inbox asks: of ten requests six ask what changed since the last time, two are messages, one looks a message up, one marks as read': { 1: 'sync', 2: 'sync', 4: 'sync', 5: 'sync', 6: 'look-up', 7: 'sync', 8: 'sync', 9: 'read' },
  'new messages alone': {},
  'seven of ten are messages, one of them a repeat; two ask what changed since the last time, one marks as read': { 3: 'sync', 5: 'repeat', 6: 'sync', 9: 'read' },
} as const satisfies Record<string, Mix>;

function requests(mix: Mix): readonly PlatformRequest[] {
  const { threads } = createPlatform({ seed: SEED, scenario, account: 'mei', startedAt: STARTED_AT });
  const all = threads.list.map(({ conversation }) => conversation);
  const message = (n: number): PlatformRequest => {
    const { id = '', storeId = '' } = all[n % all.length] ?? {};
    return { method: 'PUT', path: `conversations/${id}/messages/k${n}`, body: JSON.stringify({ storeId, text: `Your parcel ${n} leaves today.` }), headers: {} };
  };
  return Array.from({ length: REQUESTS }, (_, n): PlatformRequest => {
    switch (mix[n % 10]) {
      case 'repeat':
        return message(n - 1);
      case 'look-up':
        return { method: 'GET', path: `messages/k${n - 3}`, body: null, headers: {} };
      case 'sync':
        return { method: 'GET', path: 'sync', body: null, headers: {} };
      case 'read':
        return { method: 'PUT', path: `conversations/${all[n % all.length]?.id ?? ''}/read`, body: '{"position":1}', headers: {} };
      default:
        return message(n);
    }
  });
}

const CURSOR = /"cursor":"([^"]+)"/u;

interface Round {
  readonly stepMs: number;
  readonly jsonMs: number;
}

/** What this thread has computed so far, ms: other processes do not count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** The same bodies through the platform, and through nothing but parsing and writing. */
function round(all: readonly PlatformRequest[]): Round {
  const chance = createChance(SEED);
  let state = createPlatform({ seed: SEED, scenario, account: 'mei', startedAt: STARTED_AT });
  const answers: string[] = [];
  let cursor: string | null = null;
  const began = cpuMs();
  for (const [n, request] of all.entries()) {
    const path = request.path === 'sync' && cursor !== null ? `sync?cursor=${cursor}` : request.path;
    const stepped = step(state, { ...request, path }, STARTED_AT + n * GAP_MS, chance);
    state = stepped.state;
    if (stepped.answer.kind !== 'reply') continue;
    answers.push(stepped.answer.body);
    if (request.path === 'sync') cursor = CURSOR.exec(stepped.answer.body)?.[1] ?? cursor;
  }
  const between = cpuMs();
  let length = 0;
  for (const { body } of all) if (body !== null) length += JSON.stringify(JSON.parse(body)).length;
  for (const body of answers) length += JSON.stringify(JSON.parse(body)).length;
  const ended = cpuMs();
  if (length === 0) throw new Error('nothing was answered');
  return { stepMs: between - began, jsonMs: ended - between };
}

for (const [name, mix] of Object.entries(mixes)) {
  const all = requests(mix);
  // The first two warm the engine up.
  const rounds = Array.from({ length: ROUNDS }, () => round(all)).slice(2);
  const stepMs = Math.min(...rounds.map((one) => one.stepMs));
  const jsonMs = Math.min(...rounds.map((one) => one.jsonMs));
  const perSecond = Math.round(REQUESTS / (stepMs / 1_000));
  const ratio = Math.round((stepMs / jsonMs) * 100) / 100;
  process.stdout.write(`The pure step of the simulator (${name}): ${perSecond} requests per second on one core, ${ratio} times the cost of parsing and writing the same bodies as JSON.\n`);
  process.stdout.write(`${JSON.stringify({ bench: 'step', mix: name, requests: REQUESTS, requestsPerSecond: perSecond, timesJson: ratio })}\n`);
}
