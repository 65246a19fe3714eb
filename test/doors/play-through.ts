import { createChance, createWorld, type JournalEntry, type LedgerEntry, type Scenario, seenOf, type Verdict, type VirtualClock } from '@cs-inbox/simulator';
import type { Host } from '@cs-inbox/simulator/doors/page';
import { sendUntilTold } from './plain-client.ts';

/** What a client was told, what buyers received, and what the simulator says of both. */
export interface Outcome {
  readonly told: readonly string[];
  /** Of each conversation: what its buyer received, in order. */
  readonly received: Readonly<Record<string, readonly string[]>>;
  readonly attempts: readonly string[];
  readonly verdict: Omit<Verdict, 'findings'>;
}

/** A host, and a way to it. */
export interface Way {
  readonly host: Host;
  readonly clock: VirtualClock;
  readonly base: string;
  readonly ask: typeof fetch;
}

const MESSAGES = 8;
const EVERY_MS = 1_700;
/** When operators log in everywhere again, and when the client gives up, in ms from the beginning. */
const LOG_IN_MS = 60_000;
const END_MS = 180_000;

/** Plays a scenario with a client of plain `fetch` that sends eight messages to four conversations. `keyOf`: the key of a message, by how manieth departure it is. */
export async function playThrough({ host, clock, base, ask }: Way, scenario: Scenario, seed: number, keyOf = (message: number, _departure: number) => `key-${message}`): Promise<Outcome> {
  const startedAt = await host.startedAt();
  const all = createWorld(seed, startedAt, scenario.world ?? {}).threads.map(({ conversation }) => conversation);
  const chance = createChance(seed);
  const lanes = new Map<string, Promise<unknown>>();
  const inLane = <T>(id: string, run: () => Promise<T>): Promise<T> => {
    const turn = (lanes.get(id) ?? Promise.resolve()).then(run);
    lanes.set(id, turn);
    return turn;
  };
  const told = Array.from({ length: MESSAGES }, async (_, n) => {
    const { id = '', storeId = '' } = all[(n * 3) % Math.min(all.length, 12)] ?? {};
    await new Promise<void>((resolve) => clock.setTimer(n * EVERY_MS + Math.floor(300 * chance('client', n)), resolve));
    const text = n === 5 ? 'Write to me on WhatsApp.' : `Message ${n}`;
    const url = `${base}conversations/${id}/messages/`;
    return `${text}: ${await inLane(id, () => sendUntilTold(ask, { url, keyOf: (departure) => keyOf(n, departure), storeId, text }, clock, startedAt + END_MS))}`;
  });
  await clock.advance(LOG_IN_MS);
  const { stores } = await host.view();
  for (const { id } of stores) await host.command({ do: 'log-in', storeId: id });
  await clock.advance(END_MS);
  const { findings: _, ...verdict } = await host.verdict();
  return { told: await Promise.all(told), received: receivedIn(await host.ledger()), attempts: await attemptsOf(host), verdict };
}

function receivedIn(ledger: readonly LedgerEntry[]): Outcome['received'] {
  const received: Record<string, string[]> = {};
  for (const { conversationId, key, text } of ledger) (received[conversationId] ??= []).push(`${key}: ${text}`);
  return received;
}

async function attemptsOf(host: Host): Promise<readonly string[]> {
  return (await host.attempts()).map(({ at, key, outcome, status, committed }) => `${at} ${key} ${outcome} ${status} ${committed}`);
}

/** A client whose requests are counted. */
export interface Counted {
  readonly ask: typeof fetch;
  /** Whether all that was sent has arrived, and all that was answered has come: time may go on. */
  readonly quiet: (host: Host) => boolean;
}

/** A request of the client. */
interface Asked {
  readonly path: string;
  /** How manieth of its path, from 0. */
  readonly ordinal: number;
  over: boolean;
}

/** Counts the requests of a client. Bodies are read before it gets them, so that nothing is on its way any more when time goes on. */
export function counted(ask: typeof fetch, base: string): Counted {
  const all: Asked[] = [];
  return {
    async ask(input, init) {
      const path = String(input).slice(base.length);
      const one: Asked = { path, ordinal: all.filter((other) => other.path === path).length, over: false };
      all.push(one);
      init?.signal?.addEventListener('abort', () => (one.over = true));
      try {
        const response = await ask(input, init);
        const text = await response.text();
        return new Response(text === '' ? null : text, { status: response.status });
      } finally {
        one.over = true;
      }
    },
    quiet(host) {
      const { entries } = host.journal();
      if (entries.length !== all.length) return false;
      const now = host.clock.now();
      const due = all.filter(({ path, ordinal, over }) => {
        const entry = entries.filter((one) => one.path === path)[ordinal];
        return !over && entry !== undefined && isQuick(entry.outcome) && entry.at + entry.delayMs <= now;
      });
      // Of those that are due at this very instant some may not be out yet.
      const later = entries.filter(({ at, delayMs }) => at + delayMs > now).length;
      return due.length <= host.traffic().waiting - later;
    },
  };
}

/** Whether it comes to an end by itself before the client loses its patience. */
function isQuick(outcome: JournalEntry['outcome']): boolean {
  if (outcome === 'reply' || outcome === 'opened') return true;
  return !['pending', 'pending-body', 'late', 'slow-body'].includes(seenOf[outcome]);
}
