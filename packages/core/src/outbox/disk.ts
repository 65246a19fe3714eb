import { networkFailure } from '../failure/failure.ts';
import { passes } from './gates.ts';
import { goesAgain, type OutboxEntry } from './outbox-entry.ts';
import type { Overdue, PendingCommit } from './outbox-state.ts';
import { acceptsPending } from './load.ts';
import { nextStep } from './reconcile.ts';
import type { Turn } from './turn.ts';
import { putBack, withdrawn } from './withdraw.ts';

/** How long what the disk refused of an existing message waits before it is tried again, ms. */
const DISK_RETRY_MS = 5_000;

/** A departure whose row takes longer than this to reach the disk does not leave, ms: the page stood still, and another tab may send by now. */
const LATE_MS = 10_000;

/** The disk has it: what waited for that goes on the wire. */
export function committed(turn: Turn, pending: PendingCommit): void {
  if (pending.kind === 'withdraw') return withdrawn(turn, pending);
  // What an emptied disk had lost is on it again, and the tab that sends has not read that.
  if (pending.kind === 'update' && !turn.state.leading) turn.effects.push({ type: 'stored' });
  if (pending.kind !== 'accept' && pending.kind !== 'depart') return;
  const { conversationId } = pending;
  const key = pending.kind === 'accept' ? pending.key : pending.before.key;
  const lane = turn.lane(conversationId);
  // Another tab sends it. Until that one shows that it has heard, the message counts as being stored.
  if (!turn.state.leading) return void turn.effects.push({ type: 'stored' });
  turn.putLane(conversationId, { storing: lane.storing.filter((storing) => storing !== key) });
  // Departed before that, it has lost its row to the new one.
  const replaced = pending.kind === 'accept' && pending.replaced !== null ? turn.entry(conversationId, pending.replaced.key) : undefined;
  if (replaced !== undefined) postpone(turn, { deletes: [], entries: [replaced] }, 0);
  const { flight } = lane;
  if (flight?.kind !== 'send' || flight.key !== key || flight.phase !== 'storing') return;
  const entry = turn.entry(conversationId, key);
  if (entry === undefined) return;
  const before = pending.kind === 'accept' ? undeparted(entry) : { ...pending.before, newerAt: entry.newerAt };
  if (goesAgain(before) && entry.newerAt !== null) return stay(turn, before, entry.newerAt);
  const { halted, network } = turn.state;
  const isLate = turn.now - (entry.attempts.at(-1)?.departedAt ?? 0) > LATE_MS;
  if (isLate || !network || halted !== null || !passes(turn, before) || nextStep(turn, before) !== 'go') return judgeAnew(turn, before);
  const deadlineAt = turn.now + turn.policy.attemptDeadlineMs;
  turn.putLane(conversationId, { flight: { ...flight, phase: 'away', deadlineAt } });
  turn.effects.push({ type: 'attempt', entry, attempt: flight.attempt });
}

/** What was known at the departure may not be true any more: it is as if it had not been tried. */
function judgeAnew(turn: Turn, entry: OutboxEntry): void {
  turn.putLane(entry.conversationId, { flight: null });
  turn.putEntry(entry);
  turn.commit({ kind: 'update', entries: [entry] }, { puts: [entry] });
}

/** A new message as it was before its first departure. */
export function undeparted(entry: OutboxEntry): OutboxEntry {
  return { ...entry, delivery: 'queued', sendingSince: null, windowSince: null, attempts: [], attemptCount: 0, newerAt: null, answeredAt: entry.newerAt ?? entry.answeredAt };
}

/** Something newer has reached the contact while the departure was being stored: it does not leave. */
function stay(turn: Turn, before: OutboxEntry, newerAt: number): void {
  const delivery = before.delivery === 'unconfirmed' ? before.delivery : 'failed';
  const failed: OutboxEntry = { ...before, delivery, failure: before.planned?.failure ?? before.failure, planned: null, newerAt };
  turn.putLane(before.conversationId, { flight: null });
  turn.putEntry(failed);
  turn.commit({ kind: 'update', entries: [failed] }, { puts: [failed] });
}

/** The disk refused: a new message goes back to the composer, a departure does not happen. */
export function commitRefused(turn: Turn, pending: PendingCommit, why: string): void {
  switch (pending.kind) {
    case 'accept': {
      const { conversationId, key, replaced } = pending;
      const entry = turn.entry(conversationId, key);
      if (entry === undefined) return;
      turn.dropEntry(conversationId, key);
      const overtaken = turn.lane(conversationId).entries.find(({ newerAt }) => newerAt !== null)?.newerAt ?? entry.newerAt;
      if (replaced !== null) turn.putEntry({ ...replaced, newerAt: replaced.newerAt ?? overtaken });
      turn.effects.push({ type: 'return-text', conversationId, key, text: entry.text, replaces: replaced?.key ?? null, why });
      return;
    }
    case 'depart': {
      const { before, conversationId } = pending;
      const { flight } = turn.lane(conversationId);
      const entry = turn.entry(conversationId, before.key);
      if (flight?.key !== before.key || entry === undefined) return;
      if (goesAgain(before) && entry.newerAt !== null) return stay(turn, before, entry.newerAt);
      const failure = before.failure ?? { ...networkFailure(why), cause: 'storage' as const };
      const delivery = before.delivery === 'queued' ? 'waiting' : before.delivery;
      turn.putLane(conversationId, { flight: null });
      turn.putEntry({ ...before, delivery, failure, notBefore: turn.now + DISK_RETRY_MS });
      return;
    }
    case 'withdraw':
      return putBack(turn, pending.entry);
    case 'forget':
      return postpone(turn, { deletes: pending.keys, places: pending.places, entries: [] });
    case 'update':
      return postpone(turn, { deletes: [], entries: pending.entries, paused: pending.paused ?? false });
  }
}

/** The disk has lost everything: writes all that is held, but for what it may still refuse to take over. */
export function writeAll(turn: Turn): void {
  const pending = acceptsPending(turn.state);
  const puts = [...turn.state.lanes.values()].flatMap(({ entries }) => entries.filter(({ key }) => !pending.has(key)));
  const { paused } = turn.state;
  turn.commit({ kind: 'update', entries: puts, restores: true }, { puts, places: [...turn.state.places.keys()], ...(paused.size === 0 ? {} : { paused }) });
}

/** To be written later, as it is by then. */
export function postpone(turn: Turn, { deletes, places = [], entries, paused = false }: Omit<Overdue, 'at'>, byMs = DISK_RETRY_MS): void {
  if (!turn.state.leading) return;
  const before = turn.state.overdue;
  turn.set({
    overdue: {
      deletes: [...(before?.deletes ?? []), ...deletes],
      places: [...(before?.places ?? []), ...places],
      entries: [...(before?.entries ?? []).filter((old) => !entries.some(({ key }) => key === old.key)), ...entries.map(({ conversationId, key }) => ({ conversationId, key }))],
      paused: paused || before?.paused === true,
      at: turn.now + byMs,
    },
  });
}

/** Tries again, as they are by now, what the disk refused. */
export function writeOverdue(turn: Turn): void {
  const { overdue } = turn.state;
  if (overdue === null || overdue.at > turn.now) return;
  // A row whose next departure is being stored must not be on the disk before that, nor one that is being taken back behind that.
  const storing = overdue.entries.filter(({ conversationId, key }) => {
    const { flight, storing: kept } = turn.lane(conversationId);
    if (kept.includes(key)) return true;
    return flight?.kind === 'send' && flight.key === key && flight.phase === 'storing';
  });
  const puts = overdue.entries
    .filter((entry) => !storing.includes(entry))
    .map(({ conversationId, key }) => turn.entry(conversationId, key))
    .filter((entry) => entry !== undefined);
  turn.set({ overdue: storing.length === 0 ? null : { deletes: [], entries: storing, at: turn.now + DISK_RETRY_MS } });
  const { deletes, places = [] } = overdue;
  if (deletes.length + places.length > 0) turn.commit({ kind: 'forget', keys: deletes, places }, { deletes, places });
  const { paused } = turn.state;
  if (overdue.paused === true) turn.commit({ kind: 'update', entries: puts, paused: true }, { puts, paused });
  else if (puts.length > 0) turn.commit({ kind: 'update', entries: puts }, { puts });
}
