import { committed } from './disk.ts';
import type { Departure } from './outbox-state.ts';
import type { Turn } from './turn.ts';

/** The disk has them: what may still leave of them goes in one request. */
export function leaveTogether(turn: Turn, departures: readonly Departure[]): void {
  const before = turn.effects.length;
  for (const departure of departures) committed(turn, departure);
  const effects = turn.effects.splice(before);
  const attempts = effects.filter((effect) => effect.type === 'attempt');
  turn.effects.push(...effects.filter((effect) => effect.type !== 'attempt'));
  const reason = attempts[0]?.entry.attempts.at(-1)?.reason ?? '';
  if (attempts.length > 0) turn.effects.push({ type: 'attempt-together', attempts, reason });
}
