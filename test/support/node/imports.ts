import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './workspace-copy.ts';

const specifier = /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gu;
const beside = /\.(?:test|harness|states)\.ts$/u;

/** What the shipped files of a folder import: packages by name, files by their path from the root. */
export function importsOf(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync(`${folder}/**/*.ts`, { cwd: root })) {
    if (beside.test(file)) continue;
    const to = new Set<string>();
    for (const match of readFileSync(join(root, file), 'utf8').matchAll(specifier)) {
      const name = match[1] ?? match[2] ?? '';
      to.add(name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : packageOf(name));
    }
    found.set(file, to);
  }
  return found;
}

function packageOf(name: string): string {
  const [scope = '', rest = ''] = name.split('/');
  return name.startsWith('@') ? `${scope}/${rest}` : scope;
}
