import { type AutomaticRetry, sendPolicy } from '@cs-inbox/core';

/** What `automatic-retry` asks for: null for `off`; undefined, which is the usual time, where it says no time of the day. */
export function readAutomatic(word: string | null): AutomaticRetry | null | undefined {
  if (word === 'off') return null;
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(word ?? '') ?? [];
  return hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute), spreadMs: sendPolicy.automatic?.spreadMs ?? 0 };
}
