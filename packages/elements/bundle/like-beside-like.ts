import { readdirSync } from 'node:fs';
import type { Plugin } from 'vite';

const src = `${import.meta.dirname}/../src`;

/** What reads alike, in the order in which it stands in the bundle: lit, style sheets, drawings and sentences, logic. The elements come after. */
const kinds = [
  'lit/directives/repeat.js',
  'lit/directives/live.js',
  ...filesOf(/\.styles\.ts$/u),
  ...filesOf(/^icons\//u),
  ...filesOf(/^words\/en\.ts$/u),
  '@cs-inbox/core',
  '@cs-inbox/state',
  '@cs-inbox/browser',
];

function filesOf(pattern: RegExp): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file) && !/\.(?:test|states|harness)\.ts$/u.test(file))
    .toSorted()
    .map((file) => `${src}/${file}`);
}

/**
 * gzip finds a repetition only within 32 KiB, and the order of imports scatters the style sheets over 140.
 * Importing them first changes nothing but the place where they stand: none does anything when it is loaded.
 */
export function likeBesideLike(): Plugin {
  return {
    name: 'like-beside-like',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('/packages/elements/src/define/usual.ts') ? `${kinds.map((kind) => `import '${kind}';\n`).join('')}${code}` : null),
  };
}
