import { type Duration, durationMs } from '../../../../simulator/src/duration.ts';
import { faults } from '../../../../simulator/src/faults/faults.ts';
import type { Random } from '../../../simulation/random.ts';
import { generatedDuration, generatedValue } from './generated-value.ts';
import { type JsonSchema, keyOf, ruleSchemas } from './published-schema.ts';

/** A value as JSON has it. */
export type Json = Record<string, unknown>;

/** What rules of a generated scenario can name. */
export interface Surroundings {
  readonly stores: readonly { readonly id: string; readonly market: string; readonly platform: string }[];
  readonly conversationIds: readonly string[];
}

const HOUR_MS = 3_600_000;
const kindsOfStores = ['send', 'attempt', 'history', 'read', 'event', 'request'];
/** What every rule may say, whatever it does; the rest are settings. */
const frame = ['id', 'label', 'at', 'every', 'on', 'for', 'times', 'until', 'where', 'probability', 'do'];

/** A rule that can fire, by chance. `place`: among the rules, from 1. */
export function generatedRule(name: string, place: number, { stores, conversationIds }: Surroundings, random: Random): Json {
  const schema = ruleSchemas.get(name);
  if (schema === undefined) throw new ReferenceError(name);
  const answersTo: readonly string[] = faults[name as keyof typeof faults].answersTo;
  const isMoment = answersTo.length === 0;
  const rule: Json = { do: name, ...settings(schema, random), ...trigger(schema, answersTo, random), ...(isMoment ? {} : ends(schema, random)) };
  const { stands } = faults[name as keyof typeof faults] as { readonly stands?: string };
  if (stands !== undefined && rule['on'] !== undefined) delete rule['times'];
  if (typeof rule['every'] === 'string' && typeof rule['for'] === 'string' && durationMs(rule['for'] as Duration) >= durationMs(rule['every'] as Duration)) delete rule['for'];
  const kind = Object.keys((rule['on'] ?? {}) as Json)[0];
  const inStores = isMoment || (kind === undefined ? answersTo : [kind]).some((one) => kindsOfStores.includes(one));
  const where = schema.properties?.['where'] === undefined ? null : scope(schema, inStores ? stores : [], inStores ? conversationIds : [], random);
  return {
    ...(random.chance(0.4) && { id: `rule-${place}` }),
    ...(random.chance(0.2) && { label: generatedValue(keyOf(schema, 'label'), random) }),
    ...rule,
    ...(where !== null && { where }),
    ...(random.chance(0.25) && { probability: generatedValue(keyOf(schema, 'probability'), random) }),
  };
}

function settings(schema: JsonSchema, random: Random): Json {
  const keys = Object.keys(schema.properties ?? {}).filter((key) => !frame.includes(key) && (schema.required?.includes(key) === true || random.chance(0.6)));
  const said: Json = Object.fromEntries(keys.map((key) => [key, generatedValue(keyOf(schema, key), random)]));
  if (schema.title === 'store.throttle' && 'per' in said) said['limit'] ??= 3;
  return said;
}

function trigger(schema: JsonSchema, answersTo: readonly string[], random: Random): Json {
  const at = () => generatedValue(keyOf(schema, 'at'), random);
  const every = () => generatedDuration(random, 5_000, random.chance(0.1) ? 24 * HOUR_MS : 60_000);
  const timed = random.pick([() => ({ at: at() }), () => ({ every: every() }), () => ({ at: at(), every: every() })]);
  if (answersTo.length === 0) return timed();
  const draw = random.next();
  if (draw < 0.2) return {};
  if (draw < 0.45) return timed();
  const onSchema = keyOf(schema, 'on');
  const kind = random.pick(Object.keys(onSchema.properties ?? {}).filter((one) => answersTo.includes(one)));
  return { on: { [kind]: generatedValue(keyOf(onSchema, kind), random) } };
}

function ends(schema: JsonSchema, random: Random): Json {
  const keys = random.pick([[], ['for'], ['for'], ['times'], ['until'], ['for', 'times'], ['for', 'until']]).filter((key) => schema.properties?.[key] !== undefined);
  return Object.fromEntries(keys.map((key) => [key, generatedValue(keyOf(schema, key), random)]));
}

function scope(schema: JsonSchema, stores: Surroundings['stores'], conversationIds: readonly string[], random: Random): Json | null {
  const operator = random.chance(0.15) ? { operator: random.pick(['me', 'colleague', String(generatedValue(keyOf(keyOf(schema, 'where'), 'operator'), random))]) } : {};
  if (stores.length === 0 || random.chance(0.5)) return 'operator' in operator || random.chance(0.05) ? operator : null;
  const { id, market, platform } = random.pick(stores);
  const by = random.pick([{ store: id }, { market }, { platform }, { market, platform }, { store: id, market, platform }, { conversation: random.pick(conversationIds) }]);
  return { ...by, ...operator };
}
