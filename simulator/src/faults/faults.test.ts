import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { commonRule } from '../scenario/common-rule.ts';
import { occasionKinds } from '../scenario/occasion-kind.ts';
import { ruleSchema } from '../scenario/rule-schema.ts';
import type { Acts, Fault } from './fault.ts';
import { faults } from './faults.ts';

const phases = ['before-arrival', 'after-arrival', 'after-commit', 'headers', 'mid-body', 'after-body'];
const directions = ['request', 'reply', 'push', 'platform'];
const acts = ['nothing', 'way', 'platform', 'sync', 'aftermath', 'stream', 'bulk', 'clock'] satisfies (keyof Acts)[];

/** Settings without which these cannot be. */
const needed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'network.slow': { by: '2s' },
  'content.refuse': { words: ['whatsapp'] },
  'platform.unknown-code': { code: 'E-4711' },
  'platform.late-receipts': { by: '1m' },
};

const all: readonly (readonly [string, Fault])[] = Object.entries(faults).map(([name, one]) => [name, one as unknown as Fault]);

describe('the registry of faults', () => {
  test('SIM-7.1 each fault has a file of its own, and each such file is in the registry', () => {
    const files = globSync('*/*.ts', { cwd: import.meta.dirname })
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => file.replaceAll(/[/\\]/gu, '.').slice(0, -'.ts'.length));
    assert.deepEqual(['nothing', ...files].sort(), Object.keys(faults).sort());
  });

  for (const [name, one] of all) {
    const least = needed[name] ?? {};
    const schema = v.strictObject(one.settings);
    const entries = Object.entries(one.settings) as [string, v.GenericSchema][];

    test(`SIM-7.1 ${name} says what it is`, () => {
      assert.equal(one.do, name);
      assert.match(one.says, /^[A-Z][^.!?]*\.$/u, 'one sentence');
      assert.ok(directions.includes(one.direction));
      assert.ok(acts.includes(one.acts));
      assert.ok(one.answersTo.every((kind) => occasionKinds.includes(kind)));
      assert.equal(one.answersTo.length === 0, one.acts === 'clock', 'only what a clock brings about answers to nothing');
    });

    test(`SIM-7.1 the settings of ${name} are described, and leave the words of every rule alone`, () => {
      for (const [setting, entry] of entries) {
        assert.match(descriptionOf(entry) ?? '', /\.$/u, setting);
        assert.ok(!(setting in commonRule) && setting !== 'do', `${setting} is a word of every rule`);
      }
    });

    test(`SIM-7.1 ${name} takes its least settings, and no others than its own`, () => {
      assert.ok(v.is(schema, least));
      assert.ok(v.is(ruleSchema, { do: name, ...least }), 'as a rule of a scenario');
      for (const setting of Object.keys(least)) assert.ok(!v.is(schema, Object.fromEntries(Object.entries(least).filter(([key]) => key !== setting))), `${setting} is needed`);
      assert.ok(!v.is(schema, { ...least, retires: 1 }));
    });

    test(`SIM-7.1 ${name} does the same whether its usual settings are written or left out`, () => {
      const written = v.parse(schema, least);
      assert.ok(phases.includes(one.phase(least as never)));
      assert.equal(one.phase(written as never), one.phase(least as never));
      assert.equal(one.downMs?.(written as never), one.downMs?.(least as never));
      if (one.acts === 'clock') return;
      for (const [setting, value] of Object.entries(written)) {
        assert.deepEqual(one.apply({ ...least, [setting]: value } as never, moment), one.apply(least as never, moment), setting);
      }
    });
  }
});

/** As much as any fault but that of a clock asks for. */
const moment = {
  now: 1_790_000_000_000,
  closesAt: null,
  draw: () => 0.5,
  reply: { kind: 'reply', status: 201, headers: {}, body: '{"account":"mei","key":"k1","message":{"id":"m1","key":"k1","text":"Hi"}}', delayMs: 120 },
  text: 'Write to me on WhatsApp',
  takenWithin: () => 0,
  dayEndsAt: 1_790_000_000_000,
  mode: 'incremental',
  event: { ordinal: 1 },
} as never;

function descriptionOf(schema: v.GenericSchema): string | undefined {
  const inner = 'wrapped' in schema ? (schema.wrapped as v.GenericSchema) : schema;
  return v.getDescription(inner as never);
}
