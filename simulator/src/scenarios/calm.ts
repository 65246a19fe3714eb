import type { Scenario } from './scenario.ts';

export const calm = {
  name: 'calm',
  title: 'Nothing goes wrong: buyers write now and then, and every message arrives.',
  row: 'SEND-1',
  traffic: { perMinute: 8 },
  latency: { p50Ms: 120, p95Ms: 600 },
  rules: [],
} as const satisfies Scenario;
