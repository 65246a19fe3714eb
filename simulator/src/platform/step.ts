import type { Chance, Occasion } from '../chance.ts';
import { hash } from '../chance.ts';
import { type Bite, bite } from '../faults/bite.ts';
import type { Moment } from '../faults/fault.ts';
import { advance, wake } from './advance.ts';
import type { Answer, Reply } from '../answer.ts';
import { capabilities } from './capabilities.ts';
import { answered, type Handled } from './handled.ts';
import { history } from './history.ts';
import type { JournalEntry } from './journal.ts';
import { lookUp } from './look-up.ts';
import type { PlatformRequest } from './platform-request.ts';
import type { PlatformState } from './platform-state.ts';
import { read } from './read.ts';
import { type Draft, refuse } from './reply.ts';
import { type Route, routeOf } from './route.ts';
import { latencyMs } from './latency.ts';
import { send } from './send.ts';
import { sync } from './sync.ts';

export interface Stepped {
  readonly state: PlatformState;
  /** What the client gets, and after how long. */
  readonly answer: Answer;
  /** What really happened, for the journal. */
  readonly entry: JournalEntry;
  /** Whether the state differs by more than the time that passed. */
  readonly mutated: boolean;
}

/**
 * One request to the pretend platform: first everything happens that was due
 * until `now` (ms since 1970), then the request. Never throws for what a client
 * sends; the same arguments always give the same result.
 */
export function step(before: PlatformState, request: PlatformRequest, now: number, chance: Chance): Stepped {
  const state = advance(before, now, chance);
  const { scenario, startedAt } = state;
  const sinceMs = state.now - startedAt;
  const refused = bite(scenario.rules, { phase: 'before-arrival', sinceMs, delayMs: 0, nthSend: null });
  if (refused !== null) return stepped(state, request, refused.answer, null, chance, refused);

  const route = routeOf(request);
  const handled = handle(state, route, request, chance);
  const delayMs = latencyMs(scenario, chance, occasionOf(route, handled, sinceMs));
  const reply = finish(state, handled.draft, request, route, delayMs);
  const moment: Omit<Moment, 'phase'> = { sinceMs, delayMs, nthSend: handled.nthSend };
  const spoiled = bite(scenario.rules, { ...moment, phase: 'after-commit' }) ?? bite(scenario.rules, { ...moment, phase: 'in-flight' });
  return stepped(state, request, spoiled?.answer ?? reply, handled, chance, spoiled);
}

function stepped(
  advanced: PlatformState,
  { method, path }: PlatformRequest,
  answer: Answer,
  handled: Handled | null,
  chance: Chance,
  spoiled: Bite | null,
): Stepped {
  const mutated = handled !== null && handled.state !== advanced;
  const state = mutated ? wake(handled.state, advanced.now, chance) : advanced;
  return {
    state,
    answer,
    mutated,
    entry: {
      at: advanced.now,
      method,
      path,
      outcome: answer.kind,
      status: handled?.draft.status ?? null,
      committed: handled !== null && handled.nthSend !== null,
      fault: spoiled?.fault ?? handled?.fault ?? null,
      delayMs: answer.delayMs,
    },
  };
}

function handle(state: PlatformState, route: Route, { body }: PlatformRequest, chance: Chance): Handled {
  switch (route.kind) {
    case 'capabilities':
      return capabilities(state);
    case 'sync':
      return sync(state, route.cursor);
    case 'history':
      return history(state, route.conversationId, route.before, route.limit);
    case 'send':
      return send(state, route.conversationId, route.key, body, chance);
    case 'read':
      return read(state, route.conversationId, body);
    case 'look-up':
      return lookUp(state, route.key);
    case 'none':
      return answered(
        state,
        refuse(state, { status: route.status, title: titles[route.status], detail: route.why, code: 'no-such-address', cause: 'config' }),
      );
  }
}

const titles = { 400: 'Malformed address', 404: 'No such address', 405: 'Method not allowed' } as const satisfies Record<400 | 404 | 405, string>;

/** What the pace of an answer depends on: for a message its place and how often it came, else what is asked and when. */
function occasionOf(route: Route, { arrival }: Handled, sinceMs: number): Occasion {
  if (arrival !== null) return ['send', arrival.conversationId, arrival.position, arrival.nth];
  return 'conversationId' in route ? [route.kind, route.conversationId, sinceMs] : [route.kind, sinceMs];
}

function finish(state: PlatformState, { status, body, problem, headers }: Draft, { method, path }: PlatformRequest, route: Route, delayMs: number): Reply {
  const requestId = `r-${hash(`${state.epoch} ${state.now} ${method} ${path}`).toString(36)}`;
  const document = problem && typeof body === 'object' ? { ...body, key: route.kind === 'send' ? route.key : null, requestId } : body;
  return {
    kind: 'reply',
    status,
    headers: {
      ...headers,
      'content-type': problem ? 'application/problem+json' : 'application/json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
    body: JSON.stringify(document),
    delayMs,
  };
}
