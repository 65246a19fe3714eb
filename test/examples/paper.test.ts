import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { httpDoor } from '../support/node/http-door.ts';
import { root } from '../support/node/workspace-copy.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const paper = read('docs/testing.md');
const examples = globSync('simulator/examples/*/**/*.*', { cwd: root }).filter((file) => !file.includes('test-results'));
const { exports } = JSON.parse(read('simulator/package.json')) as { readonly exports: Readonly<Record<string, unknown>> };
const names = Object.keys(exports).map((path) => `@cs-inbox/simulator${path.slice(1)}`);

test('SIM-8.74 docs/testing.md has every example, word for word', () => {
  const shown = new Map([...paper.matchAll(/^```[a-z]+ (simulator\/\S+)\n([\s\S]*?)^```$/gmu)].map(([, file = '', text = '']) => [file, text]));
  assert.deepEqual([...shown.keys()].sort(), [...examples].sort());
  for (const [file, text] of shown) assert.equal(text, read(file), file);
});

test('SIM-8.75 the examples import the simulator by its public names, and other files of the examples', () => {
  const imported = new Set<string>();
  for (const file of examples) {
    for (const [, from = ''] of read(file).matchAll(/^(?:import|export)\b.*?['"]([^'"]+)['"];$/gmu)) {
      if (from.startsWith('.')) assert.ok(examples.includes(normalize(join(dirname(file), from))), `${file} imports ${from}`);
      if (from.startsWith('@cs-inbox/simulator')) assert.ok(names.includes(from), `${file} imports ${from}`);
      imported.add(from);
    }
  }
  for (const door of ['node', 'page', 'http']) assert.ok(imported.has(`@cs-inbox/simulator/doors/${door}`), door);
});

test('SIM-8.75 docs/testing.md names every door, and no other', () => {
  const named = new Set([...paper.matchAll(/@cs-inbox\/simulator\/doors\/[a-z]+/gu)].map(([name]) => name));
  assert.deepEqual([...named].sort(), names.filter((name) => name.includes('/doors/')).sort());
});

test('SIM-8.75 docs/testing.md starts the simulator with flags that it has', () => {
  const started = [...paper.matchAll(/^npx cs-simulator (\w+)(.*)$/gmu)];
  assert.ok(started.length > 0);
  for (const [line, command = '', rest = ''] of started) {
    const { stdout } = spawnSync(process.execPath, [join(root, 'simulator/bin/cs-simulator.mjs'), command, '--help'], { encoding: 'utf8' });
    for (const [flag] of rest.matchAll(/--[a-z-]+/gu)) assert.ok(stdout.includes(`${flag} `), line);
  }
});

test('SIM-8.76 the commands for Cypress are understood by the control API', { timeout: 20_000 }, async (t) => {
  const { served } = await httpDoor(t);
  const commands = new Map<string, (given?: unknown) => Promise<unknown>>();
  const request = (method: string, address: string, given?: unknown) => {
    const answer = fetch(address, { method, ...(given !== undefined && { body: JSON.stringify(given) }) }).then(async (response) => {
      assert.ok(response.ok, `${method} ${address}: ${await response.clone().text()}`);
      return { body: await response.json() };
    });
    return Object.assign(answer, { its: async (name: 'body') => (await answer)[name] });
  };
  const command = (name: string, given?: unknown) => commands.get(name)?.(given) ?? assert.fail(`there is no command ${name}`);
  Object.assign(globalThis, {
    Cypress: { env: () => served.url.slice(0, -1), Commands: { add: commands.set.bind(commands) } },
    cy: { request },
  });
  await import(pathToFileURL(join(root, 'simulator/examples/cypress/commands.js')).href);

  await command('play', { name: 'lost-reply' });
  const [, played] = /cy\.play\((\{.*\})\);/u.exec(read('simulator/examples/cypress/reply.cy.js')) ?? [];
  // oxlint-disable-next-line no-new-func -- the story stands in the example as JavaScript.
  await command('play', new Function(`return ${played};`)());
  await command('addFault', { do: 'store.throttle', for: '20s' });
  await command('advance', '20s');
  const verdict = (await command('verdict')) as Readonly<Record<string, unknown>>;
  assert.deepEqual([verdict['scenario'], verdict['delivered'], verdict['findings']], ['lost-reply', 0, []]);
});
