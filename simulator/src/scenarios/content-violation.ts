import type { Scenario } from './scenario.ts';

export const contentViolation = {
  name: 'content-violation',
  title: 'A message that leads the buyer elsewhere ("whatsapp", "line.me", …) is refused, and the words are named; every other one is taken.',
  row: 'FAIL-4',
  traffic: { perMinute: 8 },
  latency: { p50Ms: 120, p95Ms: 600 },
  rules: [{ do: 'content.refuse', words: ['whatsapp', 'wa.me', 'line.me', 'telegram', 't.me/', 'wechat', '微信'] }],
} as const satisfies Scenario;
