import type { Look } from './look.ts';
import type { StateId } from './state-id.ts';
import { switches } from './switches.ts';

/** The address of a state, or of the index, in a look. What holds anyway is left out. */
export function linkTo(state: StateId | null, look: Look): string {
  const query = new URLSearchParams(state === null ? {} : { state: state.id });
  for (const [name, value] of Object.entries(look)) {
    const [first] = Object.keys(switches[name as keyof Look].values);
    if (value !== first) query.set(name, value);
  }
  return query.size === 0 ? './' : `./?${query}`;
}
