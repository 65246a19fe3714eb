import type { Answer, Broken, Opened, Reply } from '../answer.ts';
import { seenOf } from '../breakage.ts';
import type { Chance } from '../chance.ts';
import { advance, awake } from './advance.ts';
import { askRules, type Bite } from './ask-rules.ts';
import { cutOff, downBy } from './cut-off.ts';
import { depart, type Departure } from './departure.ts';
import type { Handled } from './handled.ts';
import { handle } from './handle.ts';
import type { JournalEntry } from './journal.ts';
import { latencyMs } from './latency.ts';
import { noteAttempt } from './note-attempt.ts';
import { occasionOf } from './occasion-of.ts';
import type { PlatformRequest } from './platform-request.ts';
import type { PlatformState } from './platform-state.ts';
import { replyOf } from './reply-of.ts';
import { type Subject, subjectOf } from './subject.ts';
import { withRefusals } from './with-refusals.ts';
import { toldKeys } from './with-told.ts';

export interface Stepped {
  readonly state: PlatformState;
  /** What the client gets, and after how long. */
  readonly answer: Answer;
  /** What really happened, for the journal. */
  readonly entry: JournalEntry;
  /** Whether the state differs by more than the time that passed. */
  readonly mutated: boolean;
  /** How far in the change log a client was brought, and when it knows (ms since 1970); null where the answer tells nothing of that. */
  readonly synced: { readonly operator: string; readonly head: number; readonly at: number } | null;
}

/**
 * One request to the pretend platform: first everything happens that was due
 * until `now` (ms since 1970), then the request. Never throws for what a client
 * sends; the same arguments always give the same result.
 */
export function step(before: PlatformState, request: PlatformRequest, now: number, chance: Chance): Stepped {
  const advanced = advance(before, now, chance);
  const subject = subjectOf(advanced, request);
  const departed = depart(advanced, subject);
  const sent: Sent = { request, subject, departure: departed?.departure ?? null, advanced, chance };
  const state = departed?.state ?? advanced;

  const down = downBy(state);
  if (down !== null) return stepped(sent, { state, handled: null, reply: null, answer: refused, bite: down.rule });
  const out = askRules(
    state,
    { acts: 'way', phases: ['before-arrival', 'after-arrival'], occasion: occasionOf(state, subject, true), counted: sent.departure?.record.counted.way ?? 0, moment: (common) => ({ ...common, reply: null }), firstOnly: true },
    chance,
  );
  const asked = countedOnItsWay(out.state, sent.departure, out.asked);
  const stopped = out.bites[0];
  if (stopped !== undefined) return stepped(sent, { state: asked, handled: null, reply: null, answer: stopped.effect, bite: stopped.rule });

  const handled = handle(asked, subject, request, chance);
  const reply = replyOf(handled, subject, request, latencyOf(handled.state, sent));
  return stepped(sent, onItsWay(handled, reply, sent));
}

/** For the rules that were asked a message that comes again is none of the first time. */
function countedOnItsWay(state: PlatformState, departure: Departure | null, asked: number): PlatformState {
  if (departure === null || departure.record.counted.way >= asked) return state;
  const { key, record } = departure;
  return { ...state, keys: state.keys.with(key, { ...record, counted: { ...record.counted, way: asked } }) };
}

/** How long a status line takes at one byte per second, roughly. */
const STATUS_LINE_MS = 20_000;

const refused: Broken = { kind: 'broken', how: 'refuse', reply: null, delayMs: 0 };

interface Sent {
  readonly request: PlatformRequest;
  readonly subject: Subject;
  readonly departure: Departure | null;
  readonly advanced: PlatformState;
  readonly chance: Chance;
}

/** How a request ended. */
interface Ended {
  readonly state: PlatformState;
  /** Null where it never arrived. */
  readonly handled: Handled | null;
  /** What the platform gave. */
  readonly reply: Reply | null;
  /** What the client gets of it. */
  readonly answer: Answer;
  readonly bite: Bite<'way'>['rule'] | null;
}

/** What rules make of an answer on its way back. The first that breaks it has the last word. */
function onItsWay(handled: Handled, reply: Reply, { subject, chance }: Sent): Ended {
  const occasion = occasionOf(handled.state, subject, handled.committed);
  const { state, bites } = askRules(
    handled.state,
    { acts: 'way', phases: ['after-commit', 'headers', 'mid-body', 'after-body'], occasion, moment: (common, earlier) => ({ ...common, reply: wholeOf(earlier) ?? reply }), firstOnly: false },
    chance,
  );
  const bite = bites.find(({ effect }) => effect.kind === 'broken') ?? bites.at(-1) ?? null;
  const answer = bite?.effect ?? reply;
  const cut = cutOff(state, occasion, state.now, state.now + answer.delayMs);
  if (cut !== null) {
    const reset: Broken = { kind: 'broken', how: 'reset-before-headers', reply, delayMs: cut.at - state.now };
    return { state, handled, reply, answer: reset, bite: cut.rule };
  }
  return { state, handled, reply, answer: opened(answer, reply, handled) ?? answer, bite: bite?.rule ?? null };
}

/** What the bites so far have left of the reply. */
function wholeOf(bites: readonly Bite<'way'>[]): Reply | null {
  const effect = bites.at(-1)?.effect;
  if (effect === undefined || effect.kind === 'opened') return null;
  return effect.kind === 'reply' ? effect : effect.reply;
}

/** The stream, where one was asked for and its opening came through whole. */
function opened(answer: Answer, reply: Reply, { stream }: Handled): Opened | null {
  if (stream === null || !isWhole(answer, reply)) return null;
  // Headers that come slowly are the only break that it can come through.
  return { kind: 'opened', headers: reply.headers, stream, delayMs: answer.delayMs + (answer.kind === 'broken' ? STATUS_LINE_MS : 0) };
}

/** Whether the client gets what the platform gave, however slowly. */
function isWhole(answer: Answer, reply: Reply): boolean {
  if (answer.kind === 'reply') return answer.status === reply.status && answer.body === reply.body;
  if (answer.kind === 'opened') return true;
  // A body at one byte per second takes longer than clients wait: nobody can say that this one did.
  return seenOf[answer.how] === 'late' && answer.reply !== null && isWhole(answer.reply, reply);
}

function stepped(sent: Sent, { state: before, handled, reply, answer, bite }: Ended): Stepped {
  const { advanced, subject, request, departure, chance } = sent;
  const at = advanced.now + answer.delayMs + (answer.kind === 'broken' ? STATUS_LINE_MS : 0);
  const whole = handled !== null && reply !== null && isWhole(answer, reply) ? handled : null;
  const outcome = answer.kind === 'broken' ? answer.how : answer.kind;
  const status = handled?.draft.status ?? (answer.kind === 'reply' ? answer.status : null);
  const rule = bite?.id ?? handled?.rule ?? null;
  const keys = whole === null ? before.keys : withRefusals(toldKeys(before.keys, whole.shows, at), whole.refuses, at);
  const attempts = departure === null ? before.attempts : noteAttempt(before, departure, { handled, whole, outcome: outcome === 'opened' ? 'reply' : outcome, toldAt: at, rule });
  const mutated = before !== advanced || keys !== before.keys || attempts !== before.attempts;
  return {
    state: mutated ? { ...before, keys, attempts, ...awake(before, chance) } : advanced,
    answer,
    mutated,
    synced: whole === null || whole.head === null ? null : { operator: subject.operator, head: whole.head, at },
    entry: {
      at: advanced.now,
      method: request.method,
      path: request.path,
      outcome,
      status,
      committed: handled?.committed ?? false,
      fault: bite?.rule.do ?? handled?.fault ?? null,
      rule,
      delayMs: answer.delayMs,
    },
  };
}

/** Hangs on the message and its departure, or else on what is asked and when. */
function latencyOf({ pace, now, startedAt }: PlatformState, { subject: { route }, departure, chance }: Sent): number {
  if (departure !== null) return latencyMs(pace, chance, ['send', departure.conversationId, departure.record.ordinal, departure.record.departures]);
  return latencyMs(pace, chance, 'conversationId' in route ? [route.kind, route.conversationId, now - startedAt] : [route.kind, now - startedAt]);
}
