import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { likeBesideLike } from './bundle/like-beside-like.ts';
import { pageNames } from './bundle/page-names.ts';
import { shortProperties } from './bundle/short-properties.ts';
import { unreachable } from './bundle/unreachable.ts';

/** Bundlers leave template literals alone. In style sheets white space says nothing; in markup, indentation does not. */
function denseTemplates(): Plugin {
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
  [...readFileSync(`${import.meta.dirname}/src/tokens/ref.styles.ts`, 'utf8').matchAll(/(--cs-ref-[\w-]+): ([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]),
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

/** The language whose words are built, by the mode `words.ar`; null where that is the inbox itself. */
const langOf = (mode: string) => /^words\.(.+)$/u.exec(mode)?.[1] ?? null;

/** One-file bundles for script tags: the inbox, with `--mode all` every tag, or with `--mode words.zh-CN` a language. Not `build.lib`: that leaves white space and comments in. */
export default defineConfig(({ mode }) => bundle(langOf(mode), mode === 'all'));

const bundle = (lang: string | null, all: boolean): UserConfig => ({
  root: import.meta.dirname,
  plugins: [denseTemplates(), ...(lang !== null ? [] : [shortProperties(), likeBesideLike(), unreachable()])],
  resolve: { conditions: ['@cs-inbox/source', 'browser', 'production'] },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    chunkSizeWarningLimit: 1_000,
    target: 'es2022',
    outDir: '../../dist/cdn',
    emptyOutDir: lang === null && !all,
    copyPublicDir: false,
    rolldownOptions: {
      input: { [lang !== null ? `cs-words.${lang}` : all ? 'cs-all' : 'cs-inbox']: `${import.meta.dirname}/src/${lang !== null ? `words/${lang.toLowerCase()}.cdn` : all ? 'define/index' : 'define/usual'}.ts` },
      preserveEntrySignatures: 'strict',
      treeshake: { propertyReadSideEffects: false },
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      output: {
        format: 'es',
        codeSplitting: false,
        entryFileNames: '[name].js',
        // `_$AH` and the like are lit's own, behind nobody's wall but its. Of ours only those may change that neither hosts nor disks nor the wire know.
        minify: { compress: true, mangle: true, mangleProps: { include: new RegExp(`^(?:_\\$.*|${lang !== null ? '' : pageNames().join('|')})$`, 'u') } },
      },
    },
  },
});
