import { defineConfig, type Plugin } from 'vite';

/** Bundlers leave template literals alone; in style sheets white space says nothing. */
function denseStyles(): Plugin {
  return {
    name: 'dense-styles',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('.styles.ts')
        ? code.replaceAll(/css`([^`]*)`/gu, (_, sheet: string) => `css\`${dense(sheet)}\``)
        : null,
  };
}

function dense(sheet: string): string {
  return sheet
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?([{};,]) ?/gu, '$1')
    .replaceAll(/: /gu, ':');
}

/** The one-file bundle for a script tag. Not `build.lib`: that leaves white space and comments in. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [denseStyles()],
  resolve: { conditions: ['@cs-inbox/source', 'browser', 'production'] },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: '../../dist/cdn',
    emptyOutDir: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: { 'cs-inbox': `${import.meta.dirname}/src/define/index.ts` },
      preserveEntrySignatures: 'strict',
      output: { format: 'es', codeSplitting: false, entryFileNames: '[name].js' },
    },
  },
});
