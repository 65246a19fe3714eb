import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace-copy.ts';

/** As much of JSON Schema as the published schema of scenarios uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

export const publishedSchema = JSON.parse(readFileSync(join(root, 'simulator/scenario.v1.json'), 'utf8')) as JsonSchema;

/** The schema itself, where another one is referred to. */
export function resolved(schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const found = publishedSchema.$defs?.[schema.$ref.replace('#/$defs/', '')];
  if (found === undefined) throw new ReferenceError(`${schema.$ref} is nowhere`);
  return found;
}

/** The schema of a key. */
export function keyOf(schema: JsonSchema, key: string): JsonSchema {
  const found = resolved(schema).properties?.[key];
  if (found === undefined) throw new ReferenceError(`there is no key ${key}`);
  return resolved(found);
}

/** The schemas of all rules, by what they do. */
export const ruleSchemas: ReadonlyMap<string, JsonSchema> = new Map(
  (keyOf(publishedSchema, 'rules').items?.oneOf ?? []).map((schema) => [String(keyOf(schema, 'do').const), schema]),
);

/** The one of several schemas that a value means to fit. */
export function chosen(schema: JsonSchema, value: unknown): JsonSchema {
  const options = schema.oneOf ?? schema.anyOf;
  if (options === undefined) return schema;
  const found = options.map(resolved).find((option) => {
    if (typeof value !== 'object' || value === null) return option.type !== 'object';
    if ('do' in value) return option.properties?.['do']?.const === value.do;
    return option.required?.some((key) => key in value) === true;
  });
  if (found === undefined) throw new RangeError(`no schema for ${JSON.stringify(value)}`);
  return found;
}
