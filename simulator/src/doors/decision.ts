import type { MessageKey } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { advance, isAsleep, wake } from '../platform/advance.ts';
import { command, type Disobeyed } from '../platform/command.ts';
import type { PlatformCommand } from '../platform/platform-command.ts';
import type { PlatformRequest } from '../platform/platform-request.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import { step, type Stepped } from '../platform/step.ts';
import { subjectOf } from '../platform/subject.ts';
import { withTold } from '../platform/with-told.ts';
import type { Row } from './disk.ts';
import { fullAnswer } from './full-answer.ts';

/** What is answered, and what is put on the disk for it. */
export interface Decision<T> {
  readonly value: T;
  /** The platform after the row. */
  readonly state: PlatformState;
  readonly row: Row | null;
}

/** What became of a command. */
export type Obeyed =
  /** `id`: of the rule that was added, else null. */
  { readonly ok: true; readonly id: string | null } | Disobeyed;

/** `turnedAway`: it was a message, and it was not kept for want of room. */
type Served = Stepped & { readonly turnedAway: boolean };

/** `full`: why nothing more is kept, or null while there is room; `now` in ms since 1970. */
export function decideRequest(base: PlatformState, full: string | null, request: PlatformRequest, now: number, chance: Chance): Decision<Served> {
  const awake = awakened(base, now, chance);
  const stepped = step(awake, request, now, chance);
  const value = { ...stepped, turnedAway: false };
  if (full !== null) return { value: stepped.mutated ? turnedAway(stepped, base, request, full) : value, state: base, row: null };
  if (stepped.mutated) return { value, state: stepped.state, row: { at: stepped.entry.at, request: kept(request) } };
  if (awake === base) return { value, state: base, row: null };
  return { value, state: awake, row: { at: awake.now, request: null } };
}

function turnedAway(stepped: Stepped, base: PlatformState, request: PlatformRequest, full: string): Served {
  const subject = subjectOf(base, request);
  return { ...fullAnswer(stepped, base, subject, full), turnedAway: subject.route.kind === 'send' };
}

/** `full`: why nothing more is kept, or null while there is room; `now` in ms since 1970. */
export function decideCommand(base: PlatformState, full: string | null, wanted: PlatformCommand, now: number, chance: Chance): Decision<Obeyed> {
  const commanded = command(awakened(base, now, chance), wanted, now, chance);
  if (!commanded.ok) return { value: commanded, state: base, row: null };
  const { id, mutated, state } = commanded;
  if (!mutated) return { value: { ok: true, id }, state: base, row: null };
  if (full !== null) return { value: { ok: false, why: full }, state: base, row: null };
  return { value: { ok: true, id }, state, row: { at: state.now, command: commanded.command } };
}

/** Notes that a stream has shown messages to a client. */
export function decideTold(base: PlatformState, full: string | null, keys: readonly MessageKey[], now: number, chance: Chance): Decision<null> {
  const advanced = advance(base, now, chance);
  const state = withTold(advanced, keys, advanced.now);
  if (full !== null || state === advanced) return { value: null, state: base, row: null };
  return { value: null, state, row: { at: state.now, told: keys } };
}

/** The platform after one more row. */
export function replayed(state: PlatformState, row: Row, chance: Chance): PlatformState {
  const { at } = row;
  if ('told' in row) {
    const advanced = advance(state, at, chance);
    return withTold(advanced, row.told, advanced.now);
  }
  if ('command' in row) {
    const commanded = command(awakened(state, at, chance), row.command, at, chance);
    return commanded.ok ? commanded.state : state;
  }
  if (row.request === null) return wake(state, at, chance);
  return step(awakened(state, at, chance), row.request, at, chance).state;
}

/** A request without what the platform does not look at, and without what should not be on a disk. */
function kept({ method, path, body, headers }: PlatformRequest): PlatformRequest {
  const operator = headers['x-cs-operator'];
  return { method, path, body, headers: operator === undefined ? {} : { 'x-cs-operator': operator } };
}

/** A page that only looks keeps buyers writing too. */
function awakened(state: PlatformState, now: number, chance: Chance): PlatformState {
  return isAsleep(state, now) ? wake(state, now, chance) : state;
}
