import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { WorkspaceCopy } from '../support/node/workspace-copy.ts';

const lint = ['oxlint', ['packages', 'simulator']] as const;
const types = (folder: string) => ['tsc', ['-p', folder]] as const;
const knip = ['knip', ['--no-progress']] as const;

/** One violation of each kind, who refuses it, and what is said. */
const violations = [
  { what: 'the DOM in core', file: 'packages/core/src/planted.ts', text: 'export const planted = document.title;', by: types('packages/core'), says: /Cannot find name 'document'/u },
  { what: 'fetch in state', file: 'packages/state/src/planted.ts', text: "export const planted = fetch('/');", by: types('packages/state'), says: /Cannot find name 'fetch'/u },
  { what: 'a timer in protocol', file: 'packages/protocol/src/planted.ts', text: 'setTimeout(() => undefined, 1);\nexport {};', by: types('packages/protocol'), says: /Cannot find name 'setTimeout'/u },
  { what: 'console in core', file: 'packages/core/src/planted.ts', text: "console.log('');\nexport {};", by: types('packages/core'), says: /Cannot find name 'console'/u },
  { what: 'an enum', file: 'packages/core/src/planted.ts', text: 'export enum Planted { A }', by: types('packages/core'), says: /erasableSyntaxOnly/u },
  { what: 'the time of day in core', file: 'packages/core/src/planted.ts', text: 'export const planted = () => Date.now();', by: lint, says: /Unexpected use of 'Date'/u },
  { what: 'chance in state', file: 'packages/state/src/planted.ts', text: 'export const planted = () => Math.random();', by: lint, says: /Math\.random/u },
  { what: 'the time of day in the simulated world', file: 'simulator/src/planted.ts', text: 'export const planted = () => Date.now();', by: lint, says: /Unexpected use of 'Date'/u },
  { what: 'a timer in an element', file: 'packages/elements/src/planted.ts', text: 'export const planted = () => setTimeout(() => undefined, 1);', by: lint, says: /Unexpected use of 'setTimeout'/u },
  { what: 'HTML out of a string', file: 'packages/elements/src/planted.ts', text: "export const planted = (to: Element) => { to.innerHTML = ''; };", by: lint, says: /innerHTML/u },
  { what: 'an import upwards by name', file: 'packages/core/src/planted.ts', text: "export { createInbox as planted } from '@cs-inbox/state';", by: lint, says: /'@cs-inbox\/state' import is restricted/u },
  { what: 'an import upwards by path', file: 'packages/core/src/planted.ts', text: "export { createInbox as planted } from '../../state/src/index.ts';", by: lint, says: /state\/src\/index\.ts' import is restricted/u },
  { what: 'an import sideways', file: 'simulator/src/planted.ts', text: "export { climb as planted } from '@cs-inbox/core';", by: lint, says: /'@cs-inbox\/core' import is restricted/u },
  { what: 'a package that this folder may not use', file: 'packages/core/src/planted.ts', text: "export { atom as planted } from 'nanostores';", by: lint, says: /'nanostores' import is restricted/u },
  { what: 'msw outside of its door', file: 'simulator/src/doors/planted.ts', text: "export { http as planted } from 'msw';", by: lint, says: /'msw' import is restricted/u },
  { what: 'a cycle', file: 'packages/core/src/planted.ts', text: "export * from './index.ts';", also: ['packages/core/src/index.ts', "\nexport * from './planted.ts';\n"], by: lint, says: /cycle/u },
  { what: 'an import that package.json does not name', file: 'packages/core/src/planted.ts', text: "export { createInbox as planted } from '@cs-inbox/state';", also: ['packages/core/src/index.ts', "\nexport * from './planted.ts';\n"], by: knip, says: /Unlisted dependencies[\s\S]*@cs-inbox\/state/u },
  { what: 'an export that nobody uses', file: 'packages/core/src/planted.ts', text: 'export const planted = 1;', by: knip, says: /Unused files[\s\S]*planted/u },
] as const;

describe('walls', () => {
  const copy = new WorkspaceCopy();
  after(() => copy.remove());

  test('the copy is sound before anything is planted', () => {
    for (const [program, args] of [lint, knip, types('packages/core')]) {
      const { code, output } = copy.run(program, args);
      assert.equal(code, 0, output);
    }
  });

  for (const { what, file, text, by, says, ...rest } of violations) {
    test(`${what} is refused`, () => {
      const plant = () => copy.with(file, `${text}\n`, () => copy.run(by[0], by[1]));
      const { code, output } = 'also' in rest ? copy.with(rest.also[0], copy.read(rest.also[0]) + rest.also[1], plant) : plant();
      assert.notEqual(code, 0, `${by[0]} let it pass`);
      assert.match(output, says);
    });
  }
});
