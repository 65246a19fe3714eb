import type { Scenario } from '../scenario/scenario.ts';

export const captivePortal = {
  version: 1,
  name: 'captive-portal',
  title: 'For 15 seconds, first after 5 and then every 90, a sign-in page of the network answers everything, with status 200.',
  row: 'SEND-4',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'network.captive-portal', at: '5s', for: '15s', every: '90s' }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
