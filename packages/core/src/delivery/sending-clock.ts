import { sendPolicy } from '../retry/policy.ts';

/** How long a message has been on its way while nobody knows what became of it: not long, long enough for a hint, or for an alarm. */
export type ClockStage = 'calm' | 'hint' | 'alarm';

/**
 * @param sendingSince ms since the epoch, or null where it is not on its way
 * @param now ms since the epoch
 */
export function clockStage(sendingSince: number | null, now: number, { hintAfterMs, alarmAfterMs } = sendPolicy): ClockStage {
  const forMs = sendingSince === null ? 0 : now - sendingSince;
  return forMs >= alarmAfterMs ? 'alarm' : forMs >= hintAfterMs ? 'hint' : 'calm';
}
