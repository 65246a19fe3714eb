import type { Scenario } from '../scenario/scenario.ts';

export const badDay = {
  version: 1,
  name: 'bad-day',
  title: 'For three minutes one thing after the other goes wrong, with calm in between: network, replies, throttling, a login, a sign-in page, the sync, a restart, the stream, a buyer who opts out; and words are refused all the time.',
  row: 'SIM-2',
  traffic: { perMinute: 8 },
  latency: { p50: '120ms', p95: '600ms' },
  stream: true,
  testConversation: true,
  rules: [
    { id: 'words', do: 'content.refuse', words: ['whatsapp', 'wa.me', 'line.me', 'telegram', 't.me/', 'wechat', '微信'] },
    { id: 'network', label: 'No network for 8 seconds', do: 'network.offline', at: '5s', for: '8s' },
    { id: 'replies', label: 'Replies get lost for 5 seconds', do: 'reply.lose', at: '25s', for: '5s', when: 'after-commit' },
    { id: 'throttling', label: 'Every store that sends is throttled for 15 seconds', do: 'store.throttle', at: '40s', for: '15s', retryAfter: 'seconds' },
    { id: 'colleague', label: 'A colleague answers somewhere', do: 'colleague.reply', at: '60s' },
    { id: 'login', label: 'The next store that sends loses its login', do: 'store.expire-login', at: '65s', for: '25s', times: 1, status: 401 },
    { id: 'portal', label: 'A sign-in page for 6 seconds', do: 'network.captive-portal', at: '95s', for: '6s' },
    { id: 'sync', label: 'No sync for 12 seconds', do: 'sync.fail', at: '110s', for: '12s' },
    { id: 'restart', label: 'The server restarts', do: 'server.restart', at: '130s', down: '3s' },
    { id: 'stream', label: 'The stream falls silent', do: 'stream.end', at: '145s', for: '10s', times: 1, how: 'half-open' },
    { id: 'buyer', label: 'The next buyer who is written to opts out', do: 'recipient.refuse', at: '165s', for: '15s', times: 1, why: 'opted-out' },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation', 'respectsRetryAfter', 'noSendWhileLoggedOut'],
} as const satisfies Scenario;
