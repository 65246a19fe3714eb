import { defineConfig, type UserConfig } from 'vite';
import { denseTemplates } from './bundle/dense-templates.ts';
import { likeBesideLike } from './bundle/like-beside-like.ts';
import { pageNames } from './bundle/page-names.ts';
import { shortProperties } from './bundle/short-properties.ts';
import { unreachable } from './bundle/unreachable.ts';

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
