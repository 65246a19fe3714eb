import type { Scenario } from './scenario.ts';

export const cookieExpired403 = {
  name: 'cookie-expired-403',
  title: 'With the 2nd message and every 6th after it its store loses its access (403): nothing is taken until somebody logs in.',
  row: 'FAIL-3',
  traffic: { perMinute: 8 },
  latency: { p50Ms: 120, p95Ms: 600 },
  rules: [{ do: 'store.expire-login', on: { send: { nth: 2, every: 6 } }, status: 403 }],
} as const satisfies Scenario;
