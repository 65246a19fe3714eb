import type { Scenario } from '@cs-inbox/simulator';
import { pacedStores } from './paced-stores.ts';
import type { Profile } from './profile.ts';
import { syncRules } from './sync-rules.ts';

/** What the platform itself does wrong, as rules of its own language; what stands against a store comes from deeds. */
export function scenarioOf(profile: Profile): Scenario {
  const { windowMs, lookUp, platform, unknownCode, recipient, blocked, cursorExpired, colleagues, restart, serverRetries, paced, bulkPartial, envelope, sync } = profile;
  const rules: Scenario['rules'][number][] = [];
  if (platform > 0) rules.push({ do: 'platform.fail', probability: platform });
  if (unknownCode > 0) {
    rules.push({ do: 'platform.unknown-code', code: 'E-77', retryable: true, probability: unknownCode / 2 });
    rules.push({ do: 'platform.unknown-code', code: 'E-78', probability: unknownCode / 2 });
  }
  if (recipient > 0) rules.push({ do: 'recipient.refuse', probability: recipient, for: '10m' });
  if (blocked > 0) rules.push({ do: 'content.block', probability: blocked, after: '4s' });
  if (cursorExpired > 0) rules.push({ do: 'sync.expire-cursor', probability: cursorExpired });
  if (colleagues > 0) rules.push({ do: 'colleague.reply', every: `${Math.round(60_000 / colleagues)}ms`, for: '10m' });
  if (bulkPartial > 0) rules.push({ do: 'bulk.partial', share: 0.5, others: 'missing', probability: bulkPartial });
  if (restart > 0) rules.push({ do: 'server.restart', every: sync.forgets ? '25s' : '70s', down: '3s', keepCursors: !sync.forgets, probability: Math.min(1, restart * 30) });
  rules.push(...syncRules(sync));
  const rate = { rate: { limit: pacedStores.messages, per: `${pacedStores.everyMs}ms` } } as const;
  return {
    version: 1,
    name: 'simulation',
    title: 'Buyers write now and then.',
    traffic: { perMinute: 4 },
    deduplicationWindow: `${windowMs}ms`,
    lookUp,
    stream: sync.streams,
    wire: envelope ? 'platform-envelope' : 'protocol',
    bulkRetry: bulkPartial > 0,
    ...(serverRetries ? { dailyRetry: true } : {}),
    ...(paced ? { platforms: { shopee: rate, lazada: rate, 'tiktok-shop': rate } } : {}),
    rules,
  };
}
