import type { StoreView } from '@cs-inbox/simulator';

const logins = {
  'signed-in': 'logged in',
  'expires-soon': 'login expires soon',
  expired: 'login expired (401)',
  'requires-relogin': 'login expired (403)',
} as const satisfies Record<StoreView['login'], string>;

/** What stands against messages of a store: `login expired (401), throttled until 14:03:20`. `time` writes an instant in ms. */
export function storeCondition({ login, throttledUntil }: Pick<StoreView, 'login' | 'throttledUntil'>, time: (at: number) => string): string {
  return throttledUntil === null ? logins[login] : `${logins[login]}, throttled until ${time(throttledUntil)}`;
}
