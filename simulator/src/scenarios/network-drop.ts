import type { Scenario } from './scenario.ts';

export const networkDrop = {
  name: 'network-drop',
  title: 'The network is gone for 10 seconds, first after 6 seconds and then every 24.',
  row: 'SEND-5',
  traffic: { perMinute: 8 },
  latency: { p50Ms: 120, p95Ms: 600 },
  rules: [{ do: 'network.offline', at: '6s', for: '10s', every: '24s' }],
} as const satisfies Scenario;
