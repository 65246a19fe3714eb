import type { Connection, OutboxState } from '@cs-inbox/core';
import type { Store, StoreId } from '@cs-inbox/protocol';
import type { FailedMessage } from './failed-message.ts';
import type { FailureCase } from './failure-case.ts';
import { groupOf } from './group-of.ts';
import type { HealthFacts, HealthLevel } from './health-check.ts';
import type { ConversationRow, SyncStatus } from './inbox.ts';

/** What the checks look at, as it is by now. */
export interface HealthSource {
  readonly now: number;
  readonly stores: readonly Store[];
  readonly rows: readonly ConversationRow[];
  readonly failures: readonly FailedMessage[];
  readonly overdue: number;
  readonly outbox: OutboxState;
  readonly sync: SyncStatus;
  readonly fullAt: number | null;
  /** Losses of the network today; the one that lasts is among them. */
  readonly losses: readonly { readonly at: number; readonly ms: number }[];
  /** What has failed, ended or not; null before the disk has told. */
  readonly cases: readonly FailureCase[] | null;
  readonly today: number;
  readonly usual: ReadonlyMap<StoreId, number>;
  readonly halted: boolean;
  readonly ready: boolean;
  readonly onDisk: boolean;
  readonly quarantined: number;
  readonly test: Omit<Extract<HealthFacts, { readonly id: 'test' }>, 'id'>;
}

type Measured = HealthFacts & { readonly level: HealthLevel };

/** From so many retries a day on somebody should know why. */
const RETRIES_MANY = 10;
/** A store is crowded with twice what is usual, and so many more. */
const CROWD = 10;
/** A list is old, and too old, after so long without a word, ms. */
const OLD_MS = 120_000;
const TOO_OLD_MS = 1_800_000;

const levelOf = (acts: boolean, looks: boolean): HealthLevel => (acts ? 'act' : looks ? 'look' : 'ok');

/** The daily checklist, as it is by now. What could not be measured is to be watched. */
export function healthFacts(source: HealthSource): readonly Measured[] {
  return [login(source), sending(source), unread(source), retries(source), sync(source), network(source), order(source), byHand(source), stored(source), test(source)];
}

function login({ stores, outbox, failures }: HealthSource): Measured {
  const troubled = stores.flatMap(({ id, login: told }) => {
    // The backend may not have told yet what a refusal has shown.
    const state = told === 'signed-in' && outbox.gates.get(id)?.cause === 'login' ? 'requires-relogin' : told;
    return state === 'signed-in' ? [] : [{ storeId: id, login: state }];
  });
  const waiting = failures.filter(({ bubble: { failure, resumes } }) => failure?.cause === 'login' || resumes?.on === 'login').length;
  return { id: 'login', stores: troubled, waiting, level: levelOf(troubled.some((store) => store.login !== 'expires-soon'), troubled.length > 0) };
}

function sending({ failures, now, overdue }: HealthSource): Measured {
  const count = (fits: (message: FailedMessage) => boolean) => failures.filter(fits).length;
  const facts = {
    ready: count((message) => groupOf(message, now) === 'ready'),
    failed: count(({ bubble: { delivery } }) => delivery === 'failed' || delivery === 'blocked'),
    unconfirmed: count(({ bubble }) => bubble.delivery === 'unconfirmed'),
    waiting: count(({ bubble }) => bubble.delivery === 'waiting'),
    overdue,
  };
  return { id: 'sending', ...facts, level: levelOf(facts.ready + overdue > 0, failures.length > 0) };
}

function unread({ rows, usual }: HealthSource): Measured {
  const counts = unreadOf(rows);
  let [count, oldestAt, crowded]: [number, number | null, Extract<HealthFacts, { readonly id: 'unread' }>['crowded']] = [0, null, null];
  for (const row of rows) if (row.conversation.unread > 0) oldestAt = Math.min(oldestAt ?? row.at, row.conversation.lastMessage?.at ?? row.at);
  for (const [storeId, many] of counts) {
    count += many;
    const known = usual.get(storeId);
    if (known !== undefined && many >= 2 * known + CROWD && many > (crowded?.count ?? 0)) crowded = { storeId, count: many, usual: known };
  }
  return { id: 'unread', count, crowded, oldestAt, level: levelOf(false, crowded !== null) };
}

/** Unread messages by store. */
export function unreadOf(rows: readonly ConversationRow[]): ReadonlyMap<StoreId, number> {
  const counts = new Map<StoreId, number>();
  for (const { conversation } of rows) counts.set(conversation.storeId, (counts.get(conversation.storeId) ?? 0) + conversation.unread);
  return counts;
}

function retries({ cases, today }: HealthSource): Measured {
  let count = 0;
  const counts = new Map<string, NonNullable<Extract<HealthFacts, { readonly id: 'retries' }>['main']>>();
  for (const { cause, retries: again, storeId } of cases ?? []) {
    const many = again.filter(({ at }) => at >= today).length;
    if (many === 0) continue;
    count += many;
    const key = `${cause} ${storeId}`;
    counts.set(key, { cause, storeId, count: many + (counts.get(key)?.count ?? 0) });
  }
  const [main = null] = [...counts.values()].sort((a, b) => b.count - a.count);
  return { id: 'retries', count, main, level: levelOf(false, cases === null || count >= RETRIES_MANY) };
}

function sync({ fullAt, now, sync: { connection, failures, freshAt, why } }: HealthSource): Measured {
  const provenAt = 'provenAt' in connection ? connection.provenAt : 0;
  const forMs = freshAt === null ? Infinity : now - Math.max(freshAt, provenAt);
  return { id: 'sync', freshAt, fullAt, failures, why, level: levelOf(freshAt !== null && forMs > TOO_OLD_MS, failures > 0 || forMs > OLD_MS) };
}

export function isDown({ state }: Connection): boolean {
  return state === 'offline' || state === 'settling' || state === 'ended';
}

function network({ losses, sync: { connection } }: HealthSource): Measured {
  const longest = losses.reduce((most, loss) => (loss.ms > most.ms ? loss : most), { at: null as number | null, ms: 0 });
  const connected = !isDown(connection);
  return { id: 'network', connected, losses: losses.length, longestMs: longest.ms, longestAt: longest.at, level: levelOf(!connected, false) };
}

function order({ rows }: HealthSource): Measured {
  const misplaced = rows.filter(({ at }, i) => at > (rows[i - 1]?.at ?? Infinity)).length;
  const doubled = rows.length - new Set(rows.map(({ conversation }) => conversation.id)).size;
  return { id: 'order', sessions: rows.length, misplaced, doubled, level: levelOf(false, misplaced + doubled > 0) };
}

function byHand({ halted, ready }: HealthSource): Measured {
  return { id: 'by-hand', halted, ready, level: levelOf(halted, !ready) };
}

function stored({ onDisk: isDisk, outbox: { overdue, size }, quarantined }: HealthSource): Measured {
  const onDisk = isDisk && overdue === null;
  return { id: 'stored', unsent: size, onDisk, quarantined, level: levelOf(size > 0 && !onDisk, !onDisk || quarantined > 0) };
}

function test({ test: facts }: HealthSource): Measured {
  return { id: 'test', ...facts, level: levelOf(facts.outcome === 'failed', facts.outcome !== 'sent') };
}
