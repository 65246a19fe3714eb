import type { PlatformView, Verdict } from '@cs-inbox/simulator';

/** What a simulator's server says of itself, as far as the strip needs it. */
export interface ServerState extends PlatformView {
  readonly seed: number;
  /** How many messages buyers received. */
  readonly delivered: number;
  /** Its time stands still until somebody moves it. */
  readonly virtual: boolean;
}

/** Null where the text is not what `GET /__sim/state` answers. */
export function serverStateOf(text: string): ServerState | null {
  const { seed, delivered, virtual, stores, refusedWords, rules } = membersOf(text);
  const fits = typeof seed === 'number' && typeof delivered === 'number' && typeof virtual === 'boolean' && [stores, refusedWords, rules].every(Array.isArray);
  // The members of stores and rules are those of a simulator of this version.
  return fits ? (membersOf(text) as unknown as ServerState) : null;
}

/** Null where the text is not what `GET /__sim/verdict` answers. */
export function serverVerdictOf(text: string): Verdict | null {
  const { clean, findings, expectations } = membersOf(text);
  return typeof clean === 'boolean' && Array.isArray(findings) && Array.isArray(expectations) ? (membersOf(text) as unknown as Verdict) : null;
}

function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
