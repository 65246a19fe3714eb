import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Bundlers leave template literals alone. In style sheets white space says nothing; in markup, indentation does not. */
export function denseTemplates(): Plugin {
  return {
    name: 'dense-templates',
    enforce: 'pre',
    transform: (code, id) => {
      if (!id.includes('/packages/elements/src/')) return null;
      if (!id.endsWith('.styles.ts')) return code.replaceAll(/\n\s+/gu, '\n');
      if (id.endsWith('/ref.styles.ts')) return code.replace(/css`[^`]*`/u, 'css``');
      return code.replaceAll(/css`([^`]*)`/gu, (_, sheet: string) => `css\`${dense(inlined(sheet))}\``);
    },
  };
}

/** The reference layer is private: in one file its values stand where they are used. */
const references = new Map(
  [...readFileSync(`${import.meta.dirname}/../src/tokens/ref.styles.ts`, 'utf8').matchAll(/(--cs-ref-[\w-]+): ([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]),
);

function inlined(sheet: string): string {
  return sheet.replaceAll(/var\((--cs-ref-[\w-]+)\)/gu, (whole, name: string) => references.get(name) ?? whole);
}

function dense(sheet: string): string {
  return sheet
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?([{};,]) ?/gu, '$1')
    .replaceAll(/: /gu, ':')
    .replaceAll(/;\}/gu, '}')
    .replaceAll(/ ([>~]) /gu, '$1')
    .trim();
}
