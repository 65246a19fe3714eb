import { allFailed, type FailedChoice } from '@cs-inbox/state';

/** Whether fewer than all failed messages are chosen. */
export function isNarrowed(choice: FailedChoice): boolean {
  return (Object.keys(allFailed) as (keyof FailedChoice)[]).some((name) => choice[name] !== allFailed[name]);
}
