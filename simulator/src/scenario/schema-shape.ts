import type * as v from 'valibot';

/** What can be seen of a valibot schema from outside. */
export interface SchemaShape {
  readonly type: string;
  readonly message?: unknown;
  /** Of an object. */
  readonly entries?: Readonly<Record<string, SchemaShape>>;
  /** Of a list. */
  readonly item?: SchemaShape;
  /** Of a choice: schemas, or plain values. */
  readonly options?: readonly unknown[];
  /** Of a literal. */
  readonly literal?: unknown;
  /** Of a key that may be left out. */
  readonly wrapped?: SchemaShape;
  /** The schema itself, and what it has to pass after it. */
  readonly pipe?: readonly (Pick<SchemaShape, 'type' | 'message' | 'pipe'> & { readonly requirement?: unknown })[];
}

/** A valibot schema, to be looked at. */
export function schemaShape(schema: v.GenericSchema): SchemaShape {
  return schema as unknown as SchemaShape;
}

/** The same without "may be left out". */
export function present(schema: SchemaShape): SchemaShape {
  return schema.wrapped === undefined ? schema : present(schema.wrapped);
}
