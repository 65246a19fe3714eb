import type { Chance } from '../chance.ts';
import { advance, wake } from './advance.ts';
import type { PlatformCommand } from './platform-command.ts';
import type { PlatformState } from './platform-state.ts';
import { readCommand } from './read-command.ts';
import { withHindrance } from './with-hindrance.ts';
import { withLogin } from './with-login.ts';

export type Commanded =
  /** `mutated`: whether the state differs by more than the time that passed; `command`: what was read and carried out. */
  | { readonly ok: true; readonly state: PlatformState; readonly mutated: boolean; readonly command: PlatformCommand }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/**
 * Does something to the platform: first everything happens that was due until
 * `now` (ms since 1970), then the command. Never throws, whatever comes in.
 */
export function command(before: PlatformState, wanted: PlatformCommand, now: number, chance: Chance): Commanded {
  const read = readCommand(wanted);
  if (!read.ok) return read;
  const advanced = advance(before, now, chance);
  const done = carryOut(advanced, read.command);
  if (typeof done === 'string') return { ok: false, why: done };
  const mutated = done !== advanced;
  return { ok: true, state: mutated ? wake(done, advanced.now, chance) : advanced, mutated, command: read.command };
}

/** The state after it, or why it cannot be. */
function carryOut(state: PlatformState, wanted: PlatformCommand): PlatformState | string {
  if (wanted.do === 'refuse-words') {
    const same = JSON.stringify(wanted.words) === JSON.stringify(state.refusedWords);
    return same ? state : { ...state, refusedWords: wanted.words };
  }
  const store = state.stores.find(({ id }) => id === wanted.storeId);
  if (store === undefined) {
    return `There is no store "${wanted.storeId.slice(0, 60)}". Known: ${state.stores.map(({ id }) => id).join(', ')}.`;
  }
  switch (wanted.do) {
    case 'throttle':
      return withHindrance(state, store, { kind: 'throttled', until: state.now + wanted.forMs, retryAfter: wanted.retryAfter });
    case 'expire-login':
      return withHindrance(state, store, { kind: 'login', status: wanted.status });
    case 'log-in':
      return withLogin(state, store, 'signed-in');
  }
}
