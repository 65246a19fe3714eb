import type { Chance } from '../chance.ts';
import { isAsleep, wake } from '../platform/advance.ts';
import { command } from '../platform/command.ts';
import type { PlatformCommand } from '../platform/platform-command.ts';
import type { PlatformRequest } from '../platform/platform-request.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import { step, type Stepped } from '../platform/step.ts';
import type { Row } from './disk.ts';
import { fullAnswer } from './full-answer.ts';

/** Most rows on the disk; then nothing more is taken until the simulator is reset. */
export const ROWS_MAX = 5_000;

/** What is answered, and what is put on the disk for it. */
export interface Decision<T> {
  readonly value: T;
  /** The platform after the row. */
  readonly state: PlatformState;
  readonly row: Row | null;
}

/** What became of a command. */
export type Obeyed =
  | { readonly ok: true }
  /** One sentence for people. */
  | { readonly ok: false; readonly why: string };

/** `rows` made `base`; `now` in ms since 1970. */
export function decideRequest(base: PlatformState, rows: number, request: PlatformRequest, now: number, chance: Chance): Decision<Stepped> {
  const awake = awakened(base, now, chance);
  const stepped = step(awake, request, now, chance);
  if (rows >= ROWS_MAX) return { value: stepped.mutated ? fullAnswer(stepped, base, ROWS_MAX) : stepped, state: base, row: null };
  const { method, path, body } = request;
  if (stepped.mutated) return { value: stepped, state: stepped.state, row: { at: stepped.entry.at, request: { method, path, body } } };
  if (awake === base) return { value: stepped, state: base, row: null };
  return { value: stepped, state: awake, row: { at: awake.now, request: null } };
}

/** `rows` made `base`; `now` in ms since 1970. */
export function decideCommand(base: PlatformState, rows: number, wanted: PlatformCommand, now: number, chance: Chance): Decision<Obeyed> {
  const commanded = command(awakened(base, now, chance), wanted, now, chance);
  if (!commanded.ok) return { value: commanded, state: base, row: null };
  if (!commanded.mutated) return { value: { ok: true }, state: base, row: null };
  if (rows >= ROWS_MAX) {
    const why = `The simulator keeps ${ROWS_MAX} changes and takes no more. Reset the simulator to go on.`;
    return { value: { ok: false, why }, state: base, row: null };
  }
  return { value: { ok: true }, state: commanded.state, row: { at: commanded.state.now, command: commanded.command } };
}

/** The platform after one more row. */
export function replayed(state: PlatformState, row: Row, chance: Chance): PlatformState {
  const { at } = row;
  if ('command' in row) {
    const commanded = command(awakened(state, at, chance), row.command, at, chance);
    return commanded.ok ? commanded.state : state;
  }
  if (row.request === null) return wake(state, at, chance);
  return step(awakened(state, at, chance), { ...row.request, headers: {} }, at, chance).state;
}

/** A page that only looks keeps buyers writing too. */
function awakened(state: PlatformState, now: number, chance: Chance): PlatformState {
  return isAsleep(state, now) ? wake(state, now, chance) : state;
}
