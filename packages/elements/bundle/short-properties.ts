import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const src = `${import.meta.dirname}/../src`;

/** Custom properties of one element. `--_cs-*` passes from element to element, which may come from another build. */
const own = /--_(?!cs-)[a-z][\w-]*/gu;

/** `--_text-2` and the like are private: in the bundle they are `--_a`, `--_b` and so on. `--cs-*` is public and stays. */
export function shortProperties(): Plugin {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const names = new Set(files.flatMap((file) => readFileSync(`${src}/${file}`, 'utf8').match(own) ?? []));
  const short = new Map([...names].toSorted().map((name, i) => [name, `--_${lettersOf(i)}`]));
  return {
    name: 'short-properties',
    enforce: 'pre',
    transform: (code, id) => (id.includes('/packages/elements/src/') ? code.replaceAll(own, (name) => short.get(name) ?? name) : null),
  };
}

function lettersOf(number: number): string {
  const last = String.fromCodePoint(97 + (number % 26));
  return number < 26 ? last : lettersOf(Math.floor(number / 26) - 1) + last;
}
