import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import { meanings } from './meanings.ts';
import { schemas } from './schemas.ts';

/** A JSON Schema, as plain data. */
export type Schema = { readonly [keyword: string]: unknown };

/** The schemas of the protocol as JSON Schemas that refer to each other, with their meanings. */
export function componentSchemas(): Readonly<Record<string, Schema>> {
  const converted = toJsonSchemaDefs(schemas, {
    target: 'draft-2020-12',
    typeMode: 'input',
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
    // JSON Schema reads its patterns as if they had the flag u: with it they mean the same.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'regex' && isUnicode(valibotAction) ? { ...jsonSchema, pattern: valibotAction.requirement.source } : null,
    // What a fallback forgives is not recommended to anybody, but told.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      'fallback' in valibotSchema ? { ...jsonSchema, description: `Anything else reads as \`${String(valibotSchema.fallback)}\`.` } : null,
  });
  return Object.fromEntries(
    Object.entries(converted).map(([name, schema]) => [name, told(schema as Schema, meanings[name as keyof typeof meanings])]),
  );
}

function isUnicode(action: object): action is { readonly requirement: RegExp } {
  return 'requirement' in action && action.requirement instanceof RegExp && action.requirement.flags === 'u';
}

/** The schema with its sentences, in front of what it said already. */
function told(schema: Schema, meaning: { readonly self: string; readonly members?: object }): Schema {
  const members = (meaning.members ?? {}) as Readonly<Record<string, string>>;
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
  return {
    description: meaning.self,
    ...schema,
    ...(properties.length > 0 && {
      properties: Object.fromEntries(properties.map(([name, property]) => [name, described(property, members[name] ?? '')])),
    }),
  };
}

function described(property: Schema, sentence: string): Schema {
  const { description, ...rest } = property;
  return { description: description === undefined ? sentence : `${sentence} ${String(description)}`, ...rest };
}
