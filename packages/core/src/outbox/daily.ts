import type { ConversationId } from '@cs-inbox/protocol';
import { morningAfter, shareOf } from '../retry/automatic.ts';
import { mayGoNow } from '../retry/eligibility.ts';
import { byItself } from './depart.ts';
import { isDaily } from './is-daily.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { eligibilityOf } from './outlook.ts';
import { plan } from './plan.ts';
import type { Turn } from './turn.ts';

const noDues: readonly number[] = [];

/** How long after an automatic attempt the next morning begins to count, ms: one that was caught up late is not followed by another at once. */
const REST_MS = 12 * 3_600_000;

/**
 * Finds out when the daily retry takes each failed message up, and lets go those whose time has come.
 * @param anew also where nothing else has changed
 * @returns whether it has let one go
 */
export function refreshDaily(turn: Turn, anew: boolean): boolean {
  const { nextCommit } = turn.state;
  const changed = new Set(turn.lanesToRefresh());
  for (const [conversationId, { daily = noDues }] of turn.state.lanes) {
    if (anew || changed.has(conversationId) || (daily[0] ?? Infinity) <= turn.now) refreshLane(turn, conversationId);
  }
  return turn.state.nextCommit !== nextCommit;
}

function refreshLane(turn: Turn, conversationId: ConversationId): void {
  const before = turn.lane(conversationId);
  const { daily: known = noDues } = before;
  const daily: number[] = [];
  for (const entry of before.entries) {
    const due = dueAt(turn, entry);
    // One of a conversation does not overtake those before it.
    const dailyAt = due === null ? null : Math.max(due, daily.at(-1) ?? due);
    const told = dailyAt === entry.dailyAt ? entry : { ...entry, dailyAt };
    if (dailyAt !== null && dailyAt <= turn.now && isEligible(turn, told)) {
      const planned = plan(told, byItself('automatic'));
      turn.putEntry(planned);
      turn.commit({ kind: 'update', entries: [planned] }, { puts: [planned] });
      continue;
    }
    if (told !== entry) turn.putEntry(told);
    if (dailyAt !== null) daily.push(dailyAt);
  }
  if (daily.length !== known.length || daily.some((at, i) => at !== known[i])) turn.putLane(conversationId, { daily });
}

/** The first morning at which its wait is over. One that went by while no page was open is made up for, the stores one after another. */
function dueAt(turn: Turn, entry: OutboxEntry): number | null {
  const { now, policy, state } = turn;
  const { attempts, automaticAttempts, storeId } = entry;
  const { automatic } = policy;
  if (automatic === null || automaticAttempts >= policy.automaticMax || !isDaily(entry) || state.capabilities?.dailyRetry === true) return null;
  const last = attempts.at(-1);
  const market = state.stores.get(storeId)?.market;
  const eligibility = eligibilityOf(state, turn.lane(entry.conversationId), entry, true);
  const opensAt = (eligibility.verdict === 'may' ? eligibility.at : null) ?? 0;
  const isKept = entry.dailyAt !== null && entry.dailyAt >= opensAt;
  if (isKept || last === undefined || market === undefined) return entry.dailyAt;
  const at = morningAfter(automatic, storeId, market, Math.max(opensAt, last.departedAt + (last.trigger === 'automatic' ? REST_MS : 0)), turn.clocks);
  return at > now ? at : now + shareOf(storeId, policy.catchUpSpreadMs);
}

function isEligible(turn: Turn, entry: OutboxEntry): boolean {
  const { state } = turn;
  if (!state.upToDate || state.halted !== null || state.capabilities === null) return false;
  return mayGoNow(eligibilityOf(state, turn.lane(entry.conversationId), entry, true), turn.now);
}
