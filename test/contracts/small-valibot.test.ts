import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, test } from 'node:test';
import * as protocol from '@cs-inbox/protocol';
import type { GenericSchema } from 'valibot';

const small = import.meta.resolve('../../packages/elements/bundle/small-valibot.ts');

// The protocol once more, as the one-file bundle has it: every module that is asked for with `?small` is loaded anew, upon the small library.
registerHooks({
  resolve(name, context, next) {
    const again = name.endsWith('?small') || context.parentURL?.endsWith('?small') === true;
    if (again && name === 'valibot') return { url: small, format: 'module-typescript', shortCircuit: true };
    const found = next(name.replace('?small', ''), context);
    return again && found.url !== small ? { ...found, url: `${found.url}?small` } : found;
  },
});
const bundled = (await import(`${import.meta.resolve('@cs-inbox/protocol')}?small`)) as typeof protocol;

interface Shape extends GenericSchema {
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly (Shape | string)[];
  readonly item?: Shape;
  readonly wrapped?: Shape;
  readonly key?: Shape | string;
  readonly value?: Shape;
  readonly literal?: unknown;
}

const schemas = Object.entries(protocol).filter(([, one]) => typeof one === 'object' && 'kind' in one) as unknown as [keyof typeof protocol, Shape][];
const texts = ['a', 'MY', 'shopee:x', 'shopee: ~ x', 'message'];
const odd: readonly unknown[] = [
  undefined, null, true, false, 0, -0, -1, 1, 1.5, 33, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 10n, '', '.', '..', 'a', 'MY', 'text', 'network', 'message', 'constructor',
  32, 10_000, 10_001, 86_400_000, 86_400_001, ...[128, 129, 500, 512, 513, 4_000, 4_001, 20_000, 20_001].map((length) => 'x'.repeat(length)), [], [null], ['a', 2], {}, { a: 1 }, { '': { '': 1 } }, new Date(0), new Map(), Object.create(null), () => 1, Symbol.iterator,
  JSON.parse('{"__proto__":{"cause":"login"},"constructor":{"cause":"login"},"shopee:x":{"cause":"login"}}'),
  ...[1_000, 1_001].map((length) => Array.from({ length }, (_, i) => `k${i}`)),
  ...[2_000, 2_001].map((length) => Object.fromEntries(Array.from({ length }, (_, i) => [`shopee:${i}`, { cause: 'login' }]))),
];

/** Values that the schema takes, one for each of its alternatives. */
function samplesOf(schema: Shape): unknown[] {
  switch (schema.type) {
    case 'string':
      return texts.filter((text) => protocol.parse(schema, text).ok);
    case 'number':
      return [1];
    case 'boolean':
      return [true];
    case 'literal':
      return [schema.literal];
    case 'picklist':
      return [...(schema.options ?? [])];
    case 'array':
      return [samplesOf(schema.item as Shape), []];
    case 'object': {
      const entries = Object.entries(schema.entries ?? {}).map(([key, entry]) => [key, samplesOf(entry)] as const);
      const most = Math.max(...entries.map(([, values]) => values.length));
      return Array.from({ length: most }, (_, i) => Object.fromEntries(entries.map(([key, values]) => [key, values[i % values.length]])));
    }
    case 'record':
      return [{}, Object.fromEntries(samplesOf(schema.key as Shape).map((key, i, keys) => [key, samplesOf(schema.value as Shape)[i % keys.length]]))];
    case 'optional':
    case 'nullable':
      return [...samplesOf(schema.wrapped as Shape), schema.type === 'nullable' ? null : undefined];
    case 'variant':
    case 'union':
      return (schema.options as readonly Shape[]).flatMap(samplesOf);
    default:
      return [1, 'a', null];
  }
}

/** The value with one place in it taken away, replaced by something odd, or with something more. */
function* variationsOf(value: unknown): Generator<unknown> {
  yield* odd;
  if (Array.isArray(value)) for (const [i, one] of value.entries()) for (const other of variationsOf(one)) yield value.with(i, other);
  else if (typeof value === 'object' && value !== null) {
    yield { ...value, more: 1 };
    for (const [key, one] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      for (const other of variationsOf(one)) yield { ...value, [key]: other };
    }
  }
}

describe('the library that the one-file bundle carries', () => {
  test('EMBED-2.30 it is another one, and every schema stands upon it', () => {
    assert.equal(schemas.length >= 25, true, `${schemas.length} schemas`);
    for (const [name, schema] of schemas) assert.notEqual(bundled[name], schema, name);
  });

  for (const [name, schema] of schemas) {
    test(`EMBED-2.30 ${name}: it takes what the other takes, as the same, and refuses what it refuses, in the same words`, () => {
      const samples = samplesOf(schema);
      assert.ok(samples.some((sample) => protocol.parse(schema, sample).ok), 'no sample fits');
      let refused = 0;
      for (const sample of samples) {
        for (const value of [sample, ...variationsOf(sample)]) {
          const found = protocol.parse(schema, value);
          if (!found.ok) refused++;
          assert.deepEqual(bundled.parse(bundled[name] as unknown as Shape, value), found);
        }
      }
      assert.ok(refused > 0 || name === 'StoreLogin' || name === 'MessageKind', 'nothing was refused');
    });
  }
});
