import type { Fault } from '../faults/fault.ts';
import { nearestName } from './nearest-name.ts';
import type { OccasionKind } from './occasion-kind.ts';
import type { Rule } from './rule.ts';
import type { ScenarioProblem } from './scenario-problem.ts';
import { type NamedWorld, worldOf } from './world-of.ts';
import type { Scenario } from './scenario.ts';
import { faultOf } from './fault-of.ts';

/** Occasions that belong to no store, so that no scope but that of an operator holds them. */
const storeless: readonly OccasionKind[] = ['sync', 'stream', 'look-up', 'bulk-retry'];

/** Scopes in which there is nobody. */
export function scopeProblems(scenario: Scenario): readonly ScenarioProblem[] {
  const world = worldOf(scenario);
  return scenario.rules.flatMap((rule, i) => (rule.where === undefined ? [] : ofScope(rule, world, `rules[${i}].where`)));
}

type Where = NonNullable<Rule['where']>;

function ofScope(rule: Rule, world: NamedWorld, path: string): readonly ScenarioProblem[] {
  const where: Where = rule.where ?? {};
  const unknown = [
    ...unlessKnown(where.store, world.stores.map(({ id }) => id), 'store', path),
    ...unlessKnown(where.market, world.stores.map(({ market }) => market), 'market', path),
    ...unlessKnown(where.platform, world.stores.map(({ platform }) => platform), 'platform', path),
    ...unknownConversation(where.conversation, world, path),
  ];
  if (unknown.length > 0) return unknown;
  const contradictory = contradictions(where, world, path);
  return contradictory.length > 0 ? contradictory : neverInScope(rule, where, faultOf(rule), path);
}

function unlessKnown(name: string | undefined, all: readonly string[], what: 'store' | 'market' | 'platform', path: string): readonly ScenarioProblem[] {
  if (name === undefined || all.includes(name)) return [];
  const known = [...new Set(all)];
  return [{ path: `${path}.${what}`, message: `The world has no ${what} "${name}". It has: ${known.join(', ')}.`, suggestion: nearestName(name, known) }];
}

function unknownConversation(id: string | undefined, { conversations }: NamedWorld, path: string): readonly ScenarioProblem[] {
  if (id === undefined) return [];
  const place = Number(/^c[0-9a-z]+-([1-9]\d{0,4})$/u.exec(id)?.[1] ?? Number.NaN);
  if (place <= conversations) return [];
  const message = `The world has no conversation "${id}". It has ${conversations}, whose ids hang from the seed and end in their place: the last one in "-${conversations}".`;
  return [{ path: `${path}.conversation`, message, suggestion: null }];
}

function contradictions({ store: id, market, platform }: Where, { stores }: NamedWorld, path: string): readonly ScenarioProblem[] {
  const store = stores.find((one) => one.id === id);
  if (store === undefined) {
    const meets = stores.some((one) => (market ?? one.market) === one.market && (platform ?? one.platform) === one.platform);
    if (meets) return [];
    return [{ path: `${path}.market`, message: `The world has no store of the platform "${platform}" in the market "${market}".`, suggestion: null }];
  }
  const says = (what: 'market' | 'platform', wrong: string) => ({
    path: `${path}.${what}`,
    message: `The store "${store.id}" is of the ${what} "${store[what]}", not "${wrong}". Leave the ${what} out: the store says it already.`,
    suggestion: null,
  });
  return [
    ...(market === undefined || market === store.market ? [] : [says('market', market)]),
    ...(platform === undefined || platform === store.platform ? [] : [says('platform', platform)]),
  ];
}

function neverInScope({ on, do: name }: Rule, where: Where, { answersTo }: Fault, path: string): readonly ScenarioProblem[] {
  const kinds = on === undefined ? answersTo : answersTo.filter((kind) => kind in on);
  const key = (['store', 'market', 'platform', 'conversation'] as const).find((one) => where[one] !== undefined);
  if (key === undefined || kinds.length === 0 || !kinds.every((kind) => storeless.includes(kind))) return [];
  const message = `This never happens: "${name}" waits here for ${kinds.join(', ')}, which belongs to no store. Only "operator" can narrow it down.`;
  return [{ path: `${path}.${key}`, message, suggestion: null }];
}
