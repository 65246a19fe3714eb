import type { Scenario } from '../scenario/scenario.ts';

export const calm = {
  version: 1,
  name: 'calm',
  title: 'Nothing goes wrong: buyers write now and then, and every message arrives.',
  row: 'SEND-1',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  testConversation: true,
  rules: [],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
