import type { Scenario } from '../scenario/scenario.ts';

export const contentViolation = {
  version: 1,
  name: 'content-violation',
  title: 'A message that leads the buyer elsewhere ("whatsapp", "line.me", …) is refused, and the words are named; every other one is taken.',
  row: 'FAIL-4',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  rules: [{ do: 'content.refuse', words: ['whatsapp', 'wa.me', 'line.me', 'telegram', 't.me/', 'wechat', '微信'] }],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
} as const satisfies Scenario;
