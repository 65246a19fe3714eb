import { toJsonSchema } from '@valibot/to-json-schema';
import { commonRule } from '../../simulator/src/scenario/common-rule.ts';
import { scenarioSchema } from '../../simulator/src/scenario/schema.ts';
import type { Schema } from './component-schemas.ts';

// What every rule may say stands in the document once.
const definitions = Object.fromEntries(Object.entries(commonRule).map(([key, { wrapped }]) => [`rule-${key}`, wrapped]));

/** The scenario language as a JSON Schema. What it cannot say (a length of time within bounds, say), its descriptions do. */
export function scenarioJsonSchema(): Schema {
  const { $schema, ...converted } = toJsonSchema(scenarioSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    definitions,
    overrideAction({ valibotAction, jsonSchema }) {
      switch (valibotAction.type) {
        case 'regex':
          // JSON Schema reads its patterns as if they had the flag u, which all of ours have.
          return { ...jsonSchema, pattern: String('requirement' in valibotAction && (valibotAction.requirement as RegExp).source) };
        case 'check':
          return { ...jsonSchema, $comment: messageOf(valibotAction) };
        case 'description': {
          const { $comment: limits, ...rest } = jsonSchema;
          return limits === undefined ? null : { ...rest, description: `${jsonSchema.description} ${limits.charAt(0).toUpperCase()}${limits.slice(1)}.` };
        }
        default:
          return null;
      }
    },
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      const name = ruleName(valibotSchema);
      return name === null ? null : { title: name, ...jsonSchema };
    },
  });
  return {
    $schema,
    title: 'A scenario of the cs-inbox simulator, version 1',
    description: 'What goes wrong, when and to whom. Described in docs/scenarios.md.',
    ...converted,
  };
}

function messageOf(action: object): string {
  if (!('message' in action) || typeof action.message !== 'string') throw new TypeError('a check without words cannot be told in JSON Schema');
  return action.message;
}

/** What a rule does, where the schema is that of one kind of rule. */
function ruleName(schema: object): string | null {
  if (!('entries' in schema)) return null;
  const entries = schema.entries as Readonly<Record<string, { readonly literal?: unknown }>>;
  const literal = entries['do']?.literal;
  return typeof literal === 'string' ? literal : null;
}
