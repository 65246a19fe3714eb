import * as v from 'valibot';
import { durationBetween } from './duration-between.ts';
import { expectationSchema } from './expectation-schema.ts';
import { nameSchema } from './name-schema.ts';
import { platformsSchema } from './platforms-schema.ts';
import { ruleSchema } from './rule-schema.ts';
import { textSchema } from './text-schema.ts';
import { wholeNumber } from './whole-number.ts';
import { worldSchema } from './world-schema.ts';

const flag = (says: string, usual: boolean) => v.exactOptional(v.pipe(v.boolean(), v.description(says)), usual);
const perMinute = 'a number from 0 to 6000';

const trafficSchema = v.pipe(
  v.strictObject({
    perMinute: v.pipe(v.number(perMinute), v.minValue(0, perMinute), v.maxValue(6_000, perMinute), v.description('Messages that buyers write by themselves, per minute over all stores.')),
    kinds: flag('Whether they also send images, stickers, cards and the like.', false),
  }),
  v.description('What buyers write by themselves; nothing where it is left out.'),
);

const latencySchema = v.pipe(
  v.strictObject({
    p50: v.pipe(durationBetween('0ms', '10m'), v.description('Half of the answers take less.')),
    p95: v.pipe(durationBetween('0ms', '10m'), v.description('19 of 20 answers take less; at least `p50`.')),
  }),
  v.description('How long answers take.'),
);

/** The scenario language, version 1. What beyond it is refused: `sense-problems.ts`. */
export const scenarioSchema = v.strictObject({
  $schema: v.exactOptional(v.pipe(textSchema(2_000), v.description('Where the JSON Schema of this language stands, for editors.'))),
  version: v.pipe(v.literal(1), v.description('The version of this language.')),
  name: v.pipe(nameSchema, v.description('By which it is found.')),
  title: v.pipe(textSchema(300), v.description('What goes wrong in it, in one sentence for people.')),
  row: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[A-Z]{1,16}-\d{1,6}$/u, 'the name of a row, such as "SIM-1"'), v.description('The row of the articles that it brings about.')),
  ),
  seed: v.exactOptional(v.pipe(wholeNumber(0, 2_147_483_647), v.description('What all chance hangs from, unless whoever plays it says another.'))),
  world: v.exactOptional(worldSchema),
  traffic: v.exactOptional(trafficSchema),
  latency: v.exactOptional(latencySchema),
  deduplicationWindow: v.exactOptional(
    v.pipe(durationBetween('0s', '30d'), v.description('How long the platform remembers a key; `0s`: not at all; `24h` where it is left out.')),
  ),
  lookUp: flag('Whether one can ask what became of a key.', true),
  stream: flag('Whether changes are pushed as they come.', false),
  bulkRetry: flag('Whether many messages can be asked for at once.', false),
  dailyRetry: flag('Whether the backend itself sends refused messages again every morning.', false),
  testConversation: flag('Whether one of the conversations, the last, is offered for test messages.', false),
  wire: v.exactOptional(
    v.pipe(v.picklist(['protocol', 'platform-envelope']), v.description("Whether refusals come as the protocol's own, or in the platform's own envelope.")),
    'protocol',
  ),
  platforms: v.exactOptional(platformsSchema),
  rules: v.pipe(v.array(ruleSchema), v.maxLength(100, 'a list of at most 100 rules'), v.description('What goes wrong: one rule, one way to break. Their order counts.')),
  expect: v.exactOptional(
    v.pipe(v.array(expectationSchema), v.maxLength(20, 'a list of at most 20 expectations'), v.description('What is to hold at the end.')),
  ),
});
