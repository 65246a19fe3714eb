import { faults } from '../../../../simulator/src/faults/faults.ts';
import { durationMs, type Duration } from '../../../../simulator/src/duration.ts';
import type { Scenario } from '../../../../simulator/src/scenario/scenario.ts';
import { createWorld } from '../../../../simulator/src/world/world.ts';
import { usualStores } from '../../../../simulator/src/world/stores.ts';
import { Random } from '../../../simulation/random.ts';
import { generatedRule, type Json } from './generated-rule.ts';
import { generatedValue } from './generated-value.ts';
import { keyOf, publishedSchema, ruleSchemas } from './published-schema.ts';

const STORES_MAX = 6;
const CONVERSATIONS_MAX = 30;
const RULES_MAX = 6;

/**
 * A small scenario by chance, from the published schema and from what is known
 * of the world: it makes sense, and is accepted. The same seed gives the same.
 */
export function generatedScenario(seed: number): Scenario {
  const random = new Random(seed);
  const drawn = generatedValue({ ...publishedSchema, properties: { ...publishedSchema.properties, rules: { const: [] }, expect: { const: [] }, world: { const: {} } } }, random) as Json;
  const worldSeed = typeof drawn['seed'] === 'number' ? drawn['seed'] : seed;
  const world = generatedWorld(random);
  const stores = (world['stores'] ?? usualStores) as { id: string; market: string; platform: string }[];
  const { threads } = createWorld(worldSeed, 0, { conversations: Number(world['conversations']) });
  const conversationIds = threads.map(({ conversation }) => conversation.id);
  const names = [...ruleSchemas.keys()];
  // Each fault comes up again and again, whatever chance would have it.
  const rules = Array.from({ length: random.between(0, RULES_MAX) }, (_, n) => {
    const name = n === 0 ? names[seed % names.length] : random.pick(names);
    return generatedRule(name ?? 'nothing', n + 1, { stores, conversationIds }, random);
  });
  const { expect: _, latency, ...rest } = drawn;
  const scenario: Json = { ...rest, world, rules, ...capabilities(drawn, rules), ...(latency !== undefined && { latency: inOrder(latency as Json) }) };
  if (random.chance(0.7)) scenario['expect'] = expectations(scenario, rules, random);
  // It is what the schema describes; the type follows the same schema.
  return scenario as unknown as Scenario;
}

function generatedWorld(random: Random): Json {
  const conversations = random.between(1, CONVERSATIONS_MAX);
  if (random.chance(0.3)) return { conversations };
  const store = keyOf(keyOf(publishedSchema, 'world'), 'stores').items ?? {};
  const stores = Array.from({ length: random.between(1, STORES_MAX) }, (_, n) => {
    const drawn = generatedValue(store, random) as Json;
    return { ...drawn, id: `${String(drawn['platform'])}-${n + 1}` };
  });
  return { stores, conversations };
}

function inOrder({ p50, p95 }: Json): Json {
  const [low, high] = [p50 as Duration, p95 as Duration].toSorted((a, b) => durationMs(a) - durationMs(b));
  return { p50: low, p95: high };
}

/** What the rules need, and otherwise what was drawn. */
function capabilities(drawn: Json, rules: readonly Json[]): Json {
  const waitFor = (...kinds: readonly string[]) =>
    rules.some((rule) => {
      const on = Object.keys((rule['on'] ?? {}) as Json);
      const answersTo: readonly string[] = faults[rule['do'] as keyof typeof faults].answersTo;
      return on.some((kind) => kinds.includes(kind)) || (answersTo.length > 0 && answersTo.every((kind) => kinds.includes(kind)));
    });
  return {
    ...(waitFor('stream', 'event') && { stream: true }),
    ...(waitFor('bulk-retry') && { bulkRetry: true }),
    ...(waitFor('look-up') && drawn['lookUp'] === false && { lookUp: true }),
  };
}

function expectations(scenario: Json, rules: readonly Json[], random: Random): readonly unknown[] {
  const schema = keyOf(publishedSchema, 'expect');
  return Array.from({ length: random.between(1, 4) }, () => {
    const drawn = generatedValue(schema.items ?? {}, random);
    if (typeof drawn !== 'object' || drawn === null) return drawn;
    if ('streams' in drawn && scenario['stream'] !== true) return 'noLoss';
    if (!('after' in drawn)) return drawn;
    const { after: _, ...rest } = drawn;
    const place = random.between(1, Math.max(1, rules.length));
    const rule = rules[place - 1];
    return rule === undefined ? rest : { ...rest, after: rule['id'] ?? `${String(rule['do'])}-${place}` };
  });
}
