import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { type Breakage, type Seen, seenOf } from '../breakage.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import type { Acts, Fault } from './fault.ts';
import { faults } from './faults.ts';
import type { Phase } from './phase.ts';

const root = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const paper = read('docs/faults.md');
const lines = new Set(paper.split('\n'));
const all: readonly (readonly [string, Fault])[] = Object.entries(faults).map(([name, one]) => [name, one as unknown as Fault]);

/** What the paper says for each. */
const words = {
  rejected: '`fetch` rejects',
  pending: '`fetch` never settles',
  'broken-body': 'a response; reading its body rejects',
  'pending-body': 'a response; its body never ends',
  'short-body': 'a response; its body ends early, as if all were well',
  late: 'a whole response, late',
  'slow-body': 'a response; its body comes very slowly',
} as const satisfies Record<Seen, string>;

const phases = ['before-arrival', 'after-arrival', 'after-commit', 'headers', 'mid-body', 'after-body'] satisfies Phase[];
const acts = ['nothing', 'way', 'platform', 'aftermath', 'sync', 'stream', 'bulk', 'clock'] satisfies (keyof Acts)[];

/** Enough for any fault to say where it sits. */
const least = { by: '1s', words: ['x'], code: 'x' } as never;

describe('docs/faults.md', () => {
  for (const [name, one] of all) {
    const domain = name.split('.')[0] ?? '';

    test(`SIM-7.12 the paper lists ${name} below its domain`, () => {
      assert.ok(lines.has(`### ${domain}`), `no heading ### ${domain}`);
      const row = `| \`${name}\` | ${one.says} | ${one.direction}, ${one.phase(least)} | `;
      assert.ok([...lines].some((line) => line.startsWith(row)), `no row\n${row}… |`);
    });

    for (const [setting, entry] of Object.entries(one.settings) as [string, v.GenericSchema][]) {
      test(`SIM-7.12 the paper lists the setting ${setting} of ${name}`, () => {
        const whose = domain === 'socket' ? 'all but `refuse` and `connect-hang`' : `\`${name}\``;
        const row = `| ${whose} | \`${setting}\` | ${usualOf(entry)} | ${descriptionOf(entry)} |`;
        assert.ok(lines.has(row), `no row\n${row}`);
      });
    }
  }

  test('SIM-7.12 the paper lists no fault that does not exist', () => {
    const named = [...paper.matchAll(/^\| `([a-z-]+\.[a-z-]+)` \|/gmu)].map(([, name = '']) => name);
    assert.deepEqual(named.filter((name) => !(name in faults)), []);
  });

  for (const word of [...phases, 'request', 'reply', 'push', 'platform', ...acts]) {
    test(`SIM-7.12 the paper says what "${word}" is`, () => {
      assert.match(paper, new RegExp(`^\\| \`${word}\` \\| `, 'mu'));
    });
  }

  for (const [how, seen] of Object.entries(seenOf) as [Breakage, Seen][]) {
    test(`SIM-7.12 the paper says what a client of fetch sees of socket.${how}`, () => {
      const rows = [...lines].filter((line) => line.startsWith(`| \`socket.${how}\` |`));
      assert.equal(rows.length, 2, 'one row in the catalogue, one among the eighteen');
      for (const row of rows) assert.ok(row.includes(words[seen]), row);
    });
  }

  const blocks = [...paper.matchAll(/^```(\S+) (.*)\n([\s\S]*?)\n```$/gmu)].map(([, language = '', about = '', text = '']) => ({ language, about, text }));

  test('SIM-7.12 the how-to shows the shortest fault, the next one, its scenario and its test', () => {
    assert.deepEqual(blocks.map(({ language }) => language), ['ts', 'ts', 'ts', 'json', 'ts']);
  });

  for (const { language, about, text } of blocks) {
    test(`SIM-7.12 the block "${about}" is what it says`, () => {
      if (language === 'json') {
        assert.ok(v.is(scenarioSchema, JSON.parse(text)), 'a scenario');
      } else if (about.startsWith('excerpt of ')) {
        assert.ok(read(about.slice('excerpt of '.length)).includes(`${text}\n`), 'it stands so in the file');
      } else {
        assert.equal(read(about), `${text}\n`);
      }
    });
  }
});

function usualOf(schema: v.GenericSchema): string {
  if (!('wrapped' in schema)) return 'needed';
  const { default: usual } = schema as unknown as { readonly default?: unknown };
  return usual === undefined ? '–' : `\`${String(usual)}\``;
}

function descriptionOf(schema: v.GenericSchema): string | undefined {
  return v.getDescription(('wrapped' in schema ? schema.wrapped : schema) as never);
}
