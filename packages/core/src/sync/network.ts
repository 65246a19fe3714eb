import { isUp } from './is-up.ts';
import { moveConnection, moveRung } from './ladder.ts';
import { ask, nextAskAt } from './run.ts';
import { type Stepped, unchanged } from './stepped.ts';
import type { SyncEffect, SyncPolicy, SyncRole, SyncState } from './sync-state.ts';

export function start(state: SyncState, online: boolean, now: number, policy: SyncPolicy): Stepped {
  if (online) return connect(state, 'started', now, policy);
  return unchanged({ ...state, connection: { state: 'offline', since: now }, askAt: now + policy.probeMs });
}

/** The network is there: what the backend can do is asked anew, and then what is new. */
export function connect(state: SyncState, event: 'started' | 'held', now: number, policy: SyncPolicy): Stepped {
  const fresh: SyncState = {
    ...state,
    ...moveRung(state.rung, state.strikes, 'anew'),
    connection: moveConnection(state.connection, event, now),
    capabilities: null,
    failures: 0,
    why: '',
    streamFailures: 0,
    streamsUnfit: 0,
    streamAt: 0,
    told: null,
    heardAt: now,
  };
  const asked = ask(fresh, now, policy);
  return { state: asked.state, effects: [{ type: 'capabilities', capabilities: null }, { type: 'network', up: true }, ...asked.effects] };
}

export function lose(state: SyncState, now: number, policy: SyncPolicy): Stepped {
  const connection = moveConnection(state.connection, 'lost', now);
  if (connection === state.connection) return unchanged(state);
  const effects: SyncEffect[] = [{ type: 'network', up: false }];
  if (state.run !== null) effects.push({ type: 'abandon', question: state.run.question });
  return { state: { ...state, connection, run: null, askAt: now + policy.probeMs }, effects };
}

export function settle(state: SyncState, now: number): Stepped {
  const connection = moveConnection(state.connection, 'back', now);
  if (connection === state.connection) return unchanged(state);
  return {
    state: { ...state, connection, run: null, askAt: null },
    effects: state.run === null ? [] : [{ type: 'abandon', question: state.run.question }],
  };
}

/** What waits for an answer of its own goes on; else who asks for others asks at once, and who follows waits for their word. */
export function takeRole(state: SyncState, role: SyncRole, now: number, policy: SyncPolicy): Stepped {
  if (role === state.role) return unchanged(state);
  const next: SyncState = { ...state, role, told: null, wanted: null, heardAt: now };
  if (!isUp(state) || state.run !== null || state.failures > 0) return unchanged(next);
  return role === 'follows' ? unchanged({ ...next, askAt: nextAskAt(next, now, policy) }) : ask(next, now, policy);
}
