import { present, type SchemaShape } from './schema-shape.ts';

const byType: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  strict_object: 'an object',
};

/** What a schema takes, in words: `a whole number from 1 to 100`, `one of "end", "reset"`. */
export function expected(schema: SchemaShape): string {
  const shape = present(schema);
  const values = knownValues(shape);
  if (values.length > 0) return values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  const told = ownWords(shape);
  if (told !== null) return told;
  if (shape.type === 'variant') return 'an object';
  return byType[shape.type] ?? shape.type;
}

/** The first words of our own in a schema and what it has to pass. */
function ownWords(shape: Pick<SchemaShape, 'message' | 'pipe'>): string | null {
  if (typeof shape.message === 'string') return shape.message;
  for (const part of shape.pipe ?? []) {
    const words = part === shape ? null : ownWords(part);
    if (words !== null) return words;
  }
  return null;
}

/** The values that a choice takes. */
export function knownValues(schema: SchemaShape): readonly unknown[] {
  const shape = present(schema);
  if (shape.type === 'literal') return [shape.literal];
  if (shape.type === 'picklist') return shape.options ?? [];
  if (shape.type !== 'union') return [];
  const values = (shape.options ?? []).map((option) => knownValues(option as SchemaShape));
  return values.every((some) => some.length > 0) ? values.flat() : [];
}
