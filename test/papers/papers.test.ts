import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { importsOf } from '../support/node/imports.ts';
import { root } from '../support/node/workspace-copy.ts';

const papers = ['*.md', 'docs/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('papers', () => {
  for (const paper of papers) {
    test(`every link of ${paper} leads somewhere`, () => {
      const links = [...read(paper).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/gu)].map(([, to]) => to ?? '');
      for (const to of links) assert.ok(existsSync(join(root, dirname(paper), to)), `${to} does not exist`);
    });

    test(`every npm command of ${paper} exists`, () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      for (const [, name = ''] of read(paper).matchAll(/npm run ([a-z:]+)/gu)) assert.ok(name in scripts, `npm run ${name} does not exist`);
    });
  }

  test('the map of the packages is what the imports say', () => {
    for (const [folder, said] of mapLines().filter(([name]) => !name.includes('/src/'))) {
      const found = new Set<string>();
      for (const to of importsOf(`${folder}/src`).values()) for (const name of to) if (!name.includes('/src/')) found.add(name);
      assert.deepEqual(said, [...found].sort(), folder);
    }
  });

  test('the map of the folders is what the imports say', () => {
    for (const base of ['packages/core/src', 'simulator/src']) {
      const said = new Map(mapLines().flatMap(([name, to]) => (name.startsWith(`${base}/`) ? [[name.slice(base.length + 1), to] as const] : [])));
      const found = folderArrows(base);
      assert.deepEqual(new Map([...said].sort()), new Map([...found].sort()), base);
    }
  });

  test('every rule that a test names is in SPEC.md, and every rule there is named by a test', () => {
    const rules = new Set([...read('SPEC.md').matchAll(/\*\*([A-Z]+-\d+\.\d+)\*\*/gu)].map(([, id]) => id ?? ''));
    const named = new Set<string>();
    for (const pattern of ['packages/*/src/**/*.test.ts', 'simulator/src/**/*.test.ts', 'demo/src/**/*.test.ts', 'test/**/*.test.ts']) {
      for (const file of globSync(pattern, { cwd: root })) {
        for (const [, id = ''] of read(file).matchAll(/[`'"]([A-Z]+-\d+\.\d+)\b/gu)) named.add(id);
      }
    }
    assert.deepEqual([...named].filter((id) => !rules.has(id)), [], 'named by a test and not in SPEC.md');
    assert.deepEqual([...rules].filter((id) => !named.has(id)), [], 'in SPEC.md and named by no test');
  });
});

/** The lines `folder → what it imports` of ARCHITECTURE.md. */
function mapLines(): (readonly [string, string[]])[] {
  return [...read('ARCHITECTURE.md').matchAll(/^((?:packages\/[a-z/]+|simulator[a-z/-]*|demo)) +→ (.*)$/gmu)].map(([, name = '', to = '']) => [
    name,
    to.split(', ').sort(),
  ]);
}

function folderArrows(base: string): Map<string, string[]> {
  const arrows = new Map<string, Set<string>>();
  const folderOf = (file: string) => {
    const [folder = '', ...rest] = file.slice(base.length + 1).split('/');
    return rest.length === 0 ? '.' : folder;
  };
  for (const [file, imported] of importsOf(base)) {
    const from = folderOf(file);
    for (const to of imported) {
      if (!to.startsWith(`${base}/`) || from === '.' || folderOf(to) === from) continue;
      arrows.set(from, (arrows.get(from) ?? new Set()).add(folderOf(to)));
    }
  }
  return new Map([...arrows].map(([from, to]) => [from, [...to].sort()]));
}
