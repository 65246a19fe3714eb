import type { Scenario } from '../../../../simulator/src/scenario/scenario.ts';
import { usualStores } from '../../../../simulator/src/world/stores.ts';
import type { Mutation } from './mutation.ts';
import type { Json } from './generated-rule.ts';

type Nonsense = (scenario: Scenario) => { readonly value: Json; readonly path: string; readonly suggestion?: string } | null;

/** The scenario with one more rule. */
function plus(scenario: Scenario, rule: Json, member: string, more: Json = {}): ReturnType<Nonsense> {
  return { value: { ...scenario, ...more, rules: [...scenario.rules, rule] }, path: `rules[${scenario.rules.length}].${member}` };
}

function expecting(scenario: Scenario, expectation: unknown, member: string): ReturnType<Nonsense> {
  const expect = scenario.expect ?? [];
  return { value: { ...scenario, expect: [...expect, expectation] }, path: `expect[${expect.length}].${member}` };
}

const storesOf = (scenario: Scenario) => scenario.world?.stores ?? usualStores;

/** Mistakes that the schema cannot see. */
const nonsense: Readonly<Record<string, Nonsense>> = {
  'a store twice': (scenario) => {
    const stores = scenario.world?.stores ?? [];
    const [first] = stores;
    return first === undefined ? null : { value: { ...scenario, world: { ...scenario.world, stores: [...stores, first] } }, path: `world.stores[${stores.length}].id` };
  },
  'a rule twice': (scenario) => {
    const written = scenario.rules.find(({ id }) => id !== undefined);
    return written === undefined ? null : plus(scenario, { do: 'nothing', id: written.id }, 'id');
  },
  'the id of another by default': (scenario) => ({
    value: { ...scenario, rules: [...scenario.rules, { do: 'nothing' }, { do: 'nothing', id: `nothing-${scenario.rules.length + 1}` }] },
    path: `rules[${scenario.rules.length + 1}].id`,
  }),
  'a time and an occasion': (scenario) => plus(scenario, { do: 'network.slow', by: '1s', on: { send: {} }, at: '1s' }, 'at'),
  'again and again and an occasion': (scenario) => plus(scenario, { do: 'network.slow', by: '1s', on: { send: {} }, every: '1s' }, 'every'),
  'open longer than it waits': (scenario) => plus(scenario, { do: 'nothing', every: '5s', for: '5000ms' }, 'for'),
  'a count that counts nothing': (scenario) => plus(scenario, { do: 'store.throttle', on: { send: {} }, times: 3 }, 'times'),
  'p95 below p50': (scenario) => ({ value: { ...scenario, latency: { p50: '1s', p95: '999ms' } }, path: 'latency.p95' }),
  'an occasion that it does not answer to': (scenario) => plus(scenario, { do: 'store.forbid', on: { sync: {} } }, 'on.sync'),
  'an event to what requests meet': (scenario) => plus(scenario, { do: 'reply.lose', on: { event: {} } }, 'on.event', { stream: true }),
  'a moment without a time': (scenario) => plus(scenario, { do: 'server.restart' }, 'at'),
  'an unknown store': (scenario) => {
    const id = storesOf(scenario)[0]?.id ?? '';
    const typo = `${id}0`;
    if (storesOf(scenario).some((store) => store.id === typo) || id.length > 60) return null;
    return { ...plus(scenario, { do: 'store.forbid', where: { store: typo } }, 'where.store'), suggestion: id } as ReturnType<Nonsense>;
  },
  'an unknown market': (scenario) => plus(scenario, { do: 'store.forbid', where: { market: 'ZZ' } }, 'where.market'),
  'an unknown platform': (scenario) => {
    const free = (['shopee', 'lazada', 'tiktok-shop', 'generic'] as const).find((name) => !storesOf(scenario).some(({ platform }) => platform === name));
    return free === undefined ? null : plus(scenario, { do: 'store.forbid', where: { platform: free } }, 'where.platform');
  },
  'an unknown conversation': (scenario) => plus(scenario, { do: 'reply.lose', where: { conversation: `c0-${(scenario.world?.conversations ?? 40) + 1}` } }, 'where.conversation'),
  'a store of another market': (scenario) => {
    const [first, ...others] = storesOf(scenario);
    const other = others.find(({ market }) => market !== first?.market);
    return first === undefined || other === undefined ? null : plus(scenario, { do: 'store.forbid', where: { store: first.id, market: other.market } }, 'where.market');
  },
  'a store of another platform': (scenario) => {
    const [first, ...others] = storesOf(scenario);
    const other = others.find(({ platform }) => platform !== first?.platform);
    return first === undefined || other === undefined ? null : plus(scenario, { do: 'store.forbid', where: { store: first.id, platform: other.platform } }, 'where.platform');
  },
  'the store of what has none': (scenario) => plus(scenario, { do: 'sync.fail', where: { store: storesOf(scenario)[0]?.id } }, 'where.store'),
  'a stream where there is none': (scenario) => (scenario.stream === true ? null : plus(scenario, { do: 'stream.gap' }, 'do')),
  'opening a stream where there is none': (scenario) => (scenario.stream === true ? null : plus(scenario, { do: 'reply.lose', on: { stream: {} } }, 'on.stream')),
  'a bulk where there is none': (scenario) => (scenario.bulkRetry === true ? null : plus(scenario, { do: 'bulk.partial' }, 'do')),
  'asking in bulk where one cannot': (scenario) => (scenario.bulkRetry === true ? null : plus(scenario, { do: 'reply.lose', on: { 'bulk-retry': {} } }, 'on.bulk-retry')),
  'looking up where one cannot': (scenario) => (scenario.lookUp === false ? plus(scenario, { do: 'reply.lose', on: { 'look-up': {} } }, 'on.look-up') : null),
  'a time without its limit': (scenario) => plus(scenario, { do: 'store.throttle', per: '2s' }, 'limit'),
  'after a rule that is not there': (scenario) => expecting(scenario, { convergesWithin: '5s', after: 'nobody' }, 'after'),
  'counting streams where there are none': (scenario) => (scenario.stream === true ? null : expecting(scenario, { streams: { max: 1 } }, 'streams')),
};

export const nonsenseKinds: readonly string[] = Object.keys(nonsense);

/** The scenario with one thing that makes no sense; null where it has no place for it. */
export function senseless(scenario: Scenario, kind: string): Mutation | null {
  const found = nonsense[kind]?.(scenario) ?? null;
  return found === null ? null : { kind, inSchema: false, ...found };
}
