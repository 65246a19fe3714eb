import type { Capabilities, SyncPage } from '@cs-inbox/protocol';
import type { Answered } from '../outcome/read-answer.ts';
import { backOffMs } from '../retry/back-off.ts';
import { moveConnection, moveRung, type RungEvent } from './ladder.ts';
import { syncStanding } from './standing.ts';
import { type Stepped, unchanged } from './stepped.ts';
import type { SyncEffect, SyncPolicy, SyncRun, SyncState } from './sync-state.ts';
import { observedIn, take } from './take.ts';
import { askNewest, tellSeen } from './thread.ts';

/** Asks now, from the cursor if it is trusted. What is on its way is given up for it. */
export function ask(state: SyncState, now: number, policy: SyncPolicy, byHand = false): Stepped {
  const question = state.question + 1;
  const from = state.askFull || state.rung !== 'incremental' ? null : state.tables.cursor;
  const run: SyncRun = { question, deadlineAt: now + policy.deadlineMs, from, byHand, pages: [] };
  const effects: SyncEffect[] = state.run === null ? [] : [{ type: 'abandon', question: state.run.question }];
  effects.push(state.capabilities === null ? { type: 'ask-capabilities', question } : { type: 'ask-page', question, cursor: from });
  return { state: { ...state, run, question, askAt: null, askedAt: now, wanted: null }, effects };
}

/** A person wants everything: now, whatever waits. */
export function retry(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  if (state.connection.state === 'ended' || state.run?.byHand === true) return unchanged(state);
  // While it settles, or has not begun, everything is asked for as soon as that is over.
  if (state.run === null && state.askAt === null) return unchanged({ ...state, askFull: true });
  // It answers to what is shown, be it what another tab has found.
  const { rung, failures, why, triedByHand } = syncStanding(state);
  return ask({ ...state, ...moveRung(rung, state.strikes, 'retry'), failures, why, triedByHand, askFull: true }, now, policy, true);
}

export function onCapabilities(
  state: SyncState,
  answer: Answered<Capabilities>,
  now: number,
  chance: () => number,
  policy: SyncPolicy,
): Stepped {
  if (!answer.ok) return fail(state, answer.why, now, chance, policy);
  const asked = ask({ ...state, capabilities: answer.value, run: null }, now, policy, state.run?.byHand);
  return { state: asked.state, effects: [{ type: 'capabilities', capabilities: answer.value }, ...asked.effects] };
}

export function onPage(state: SyncState, answer: Answered<SyncPage>, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const { run } = state;
  if (run === null) return unchanged(state);
  if (!answer.ok) return fail(state, answer.why, now, chance, policy);
  const page = answer.value;
  const wrong = objection(run, state.tables.epoch, page, policy);
  if (wrong !== null) return fail(state, wrong, now, chance, policy);
  const pages = [...run.pages, page];
  const observed = observedIn([page]);
  if (page.hasMore) {
    const question = state.question + 1;
    const next = { ...state, question, run: { ...run, question, deadlineAt: now + policy.deadlineMs, pages } };
    return { state: next, effects: [...observed, { type: 'ask-page', question, cursor: page.cursor }] };
  }
  const completed = complete(state, run, pages, now, policy);
  return { state: completed.state, effects: [...observed, ...completed.effects] };
}

/** The last page of a run is here. */
function complete(state: SyncState, run: SyncRun, pages: readonly SyncPage[], now: number, policy: SyncPolicy): Stepped {
  const isFull = pages.some(({ mode }) => mode === 'full');
  const isOvertaken = run.from !== state.tables.cursor;
  const idle = { ...state, run: null };
  // The stream has brought more meanwhile, in order: what was asked for before that would take the tables back.
  const taken = isOvertaken && !isFull ? unchanged(idle) : take(idle, pages, now);
  const connection = moveConnection(state.connection, 'answered', now);
  const done: SyncState = {
    ...taken.state,
    ...moveRung(state.rung, state.strikes, 'complete'),
    connection,
    // An answer may have been long under way: it proves what was so when it was asked for.
    freshAt: isFull ? state.askedAt : Math.max(state.freshAt ?? 0, state.askedAt),
    triedByHand: false,
    failures: 0,
    why: '',
    // What another tab could not get is here now.
    told: state.told?.failures === 0 ? state.told : null,
  };
  const isBehindStream = isOvertaken && isFull && state.stream?.state === 'open' && state.stream.cursor !== taken.state.tables.cursor;
  const newest = askNewest({ ...done, askAt: isBehindStream ? now : nextAskAt(done, now, policy) }, policy);
  const first: SyncEffect[] = state.connection.state === 'connecting' ? [{ type: 'up-to-date' }] : [];
  return tellSeen({ state: newest.state, effects: [...taken.effects, ...first, ...newest.effects] }, now);
}

/** When to ask next after all went well, ms since the epoch; null while the network settles. */
export function nextAskAt(state: SyncState, now: number, policy: SyncPolicy): number | null {
  const { connection, role, stream, tables, wanted } = state;
  if (connection.state === 'settling' || connection.state === 'ended') return null;
  if (role === 'follows') return now + (wanted !== null && wanted !== tables.cursor ? policy.followMs : policy.silenceMs);
  return now + (stream?.state === 'open' && stream.cursor === tables.cursor ? policy.verifyMs : policy.pollMs);
}

/** What is wrong with the next page of a run, as a short code, or null. @param epoch of the tables */
export function objection({ from, pages }: Pick<SyncRun, 'from' | 'pages'>, epoch: string | null, page: SyncPage, policy: SyncPolicy): string | null {
  const before = pages.at(-1);
  if (page.mode === 'incremental' && page.epoch !== (before?.epoch ?? epoch)) return 'epoch-changed';
  if (page.mode === 'incremental' && before === undefined && from === null) return 'not-full';
  if (page.hasMore && (page.cursor === from || pages.some(({ cursor }) => cursor === page.cursor))) return 'cursor-goes-round';
  return pages.length < policy.pagesMax ? null : 'endless-pages';
}

const failings: ReadonlyMap<string, RungEvent> = new Map<string, RungEvent>([
  ['rejected', 'unanswered'],
  ['aborted', 'unanswered'],
  ['cut', 'unanswered'],
  ['deadline', 'unanswered'],
  ['http-410', 'expired'],
  ['epoch-changed', 'expired'],
  ['cursor-goes-round', 'expired'],
  ['endless-pages', 'expired'],
]);

/** The question on its way has failed. @param why short code */
export function fail(state: SyncState, why: string, now: number, chance: () => number, policy: SyncPolicy): Stepped {
  const idle = { ...state, run: null, why };
  if (why === 'other-account') {
    const connection = moveConnection(state.connection, 'halted', now);
    return { state: { ...idle, connection, failures: state.failures + 1, askAt: null }, effects: [{ type: 'other-account' }] };
  }
  const event = failings.get(why) ?? 'unfit';
  const askFull = state.askFull || event === 'expired';
  if (state.connection.state === 'offline') return unchanged({ ...idle, askFull, askAt: now + policy.probeMs });
  const byHand = state.run?.byHand === true;
  const moved = moveRung(state.rung, state.strikes, byHand ? 'failed-by-hand' : event);
  const failures = state.failures + 1;
  const next: SyncState = { ...idle, ...moved, askFull, failures, triedByHand: state.triedByHand || byHand };
  if (state.rung === 'incremental' && moved.rung === 'full') return ask(next, now, policy);
  // A backend that answers is asked quickly, until a person has to be told: then the bar stands long enough to be used.
  const isQuick = event !== 'unanswered' && moved.rung !== 'manual';
  const waitMs = isQuick
    ? Math.ceil(policy.backOffBaseMs * (1 + chance() / 2))
    : Math.max(event !== 'unanswered' ? policy.manualMs : policy.backOffBaseMs, backOffMs(failures - 1, chance(), policy.backOffBaseMs, policy.backOffMaxMs));
  return unchanged({ ...next, askAt: now + waitMs });
}
