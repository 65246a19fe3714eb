import type { StoreId } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { compileRule } from '../scenario/compile-rule.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import { freshRun } from '../scenario/rule-run.ts';
import type { Rule } from '../scenario/scenario.ts';
import type { ScenarioProblem } from '../scenario/scenario-problem.ts';
import { advance, wake } from './advance.ts';
import { concerned } from './concerned.ts';
import type { PlatformCommand } from './platform-command.ts';
import type { PlatformState } from './platform-state.ts';
import { readCommand } from './read-command.ts';
import { withHindrance } from './with-hindrance.ts';
import { withLogin } from './with-login.ts';

/** Why a command was not carried out. */
export interface Disobeyed {
  readonly ok: false;
  /** One sentence for people. */
  readonly why: string;
  /** What is wrong with a rule that was to be added. */
  readonly problems?: readonly ScenarioProblem[];
}

export type Commanded =
  /** `mutated`: whether the state differs by more than the time that passed; `command`: what was read and carried out; `id`: of the rule that was added. */
  | { readonly ok: true; readonly state: PlatformState; readonly mutated: boolean; readonly command: PlatformCommand; readonly id: string | null }
  | Disobeyed;

/**
 * Does something to the platform: first everything happens that was due until
 * `now` (ms since 1970), then the command. Never throws, whatever JSON comes in.
 */
export function command(before: PlatformState, wanted: PlatformCommand, now: number, chance: Chance): Commanded {
  const read = readCommand(wanted);
  if (!read.ok) return read;
  const advanced = advance(before, now, chance);
  const done = carryOut(advanced, read.command, chance);
  if ('ok' in done) return done;
  const mutated = done.state !== advanced;
  return { ok: true, state: mutated ? wake(done.state, advanced.now, chance) : advanced, mutated, command: read.command, id: done.id ?? null };
}

type Done = { readonly state: PlatformState; readonly id?: string } | Disobeyed;

function carryOut(state: PlatformState, wanted: PlatformCommand, chance: Chance): Done {
  switch (wanted.do) {
    case 'refuse-words': {
      const same = JSON.stringify(wanted.words) === JSON.stringify(state.refusedWords);
      return { state: same ? state : { ...state, refusedWords: wanted.words } };
    }
    case 'add-rule':
      return addRule(state, wanted.rule);
    case 'remove-rule':
      return removeRule(state, wanted.id);
    default:
      return toStore(state, wanted, chance);
  }
}

function toStore(state: PlatformState, wanted: Extract<PlatformCommand, { readonly storeId: StoreId }>, chance: Chance): Done {
  const store = state.stores.find(({ id }) => id === wanted.storeId);
  if (store === undefined) {
    const why = `There is no store "${wanted.storeId.slice(0, 60)}". Known: ${state.stores.map(({ id }) => id).join(', ')}.`;
    return { ok: false, why };
  }
  switch (wanted.do) {
    case 'throttle': {
      const retryAfter = wanted.retryAfter ? 'seconds' : 'none';
      return { state: withHindrance(state, store, '', { kind: 'throttled', until: state.now + wanted.forMs, retryAfter }, chance) };
    }
    case 'expire-login':
      return { state: withHindrance(state, store, '', { kind: 'login', status: wanted.status }, chance) };
    case 'log-in':
      return { state: concerned(state, store).reduce((current, { id }) => withLogin(current, id, 'signed-in', chance), state) };
  }
}

function addRule(state: PlatformState, wanted: Rule): Done {
  let ordinal = state.rulesAdded + 1;
  while (state.rules.some(({ id }) => id === `added-${ordinal}`)) ordinal++;
  const rule: Rule = wanted.id === undefined ? { ...wanted, id: `added-${ordinal}` } : wanted;
  // As they were written: a rule without an id has its own by its place.
  const others = state.rules.map(({ rule: one }) => one);
  // Read with all others, so that what clashes with them is found.
  const parsed = parseScenario({ ...state.scenario, rules: [...others, rule] });
  const place = `rules[${others.length}]`;
  if (!parsed.ok) {
    const problems = parsed.problems.map((problem) => ({ ...problem, path: problem.path.replace(place, 'rule') }));
    const why = `The rule does not fit: ${problems.map(({ path, message }) => `${path}: ${message}`).join(' ')}`;
    return { ok: false, why, problems };
  }
  const compiled = compileRule(rule, state.rules.length + 1, state.now, true);
  return { state: { ...state, rules: [...state.rules, compiled], runs: [...state.runs, freshRun], rulesAdded: ordinal }, id: compiled.id };
}

function removeRule(state: PlatformState, id: string | null): Done {
  const goes = state.rules.map((rule) => rule.added && (id === null || rule.id === id));
  if (id !== null && !goes.includes(true)) {
    const added = state.rules.filter((rule) => rule.added).map((rule) => rule.id);
    const why = `No rule "${id.slice(0, 60)}" was added. ${added.length === 0 ? 'None was.' : `Added: ${added.join(', ')}.`} Rules of the scenario stay.`;
    return { ok: false, why };
  }
  if (!goes.includes(true)) return { state };
  const stays = (_: unknown, place: number) => goes[place] !== true;
  return { state: { ...state, rules: state.rules.filter(stays), runs: state.runs.filter(stays) } };
}
