import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, defaultClientConditions, type InlineConfig } from 'vite';
import { denseTemplates } from '../../packages/elements/bundle/dense-templates.ts';
import { isOurs, kitFile } from './kits.ts';

const here = import.meta.dirname;
/** Ignored by git. */
export const pagesFolder = `${here}/dist/pages`;
/** Where the file that hosts load is built anew: what stands in the repository's own `dist` may be of another day. */
export const publishedFolder = `${here}/dist/published`;
const bundle = `${publishedFolder}/cs-inbox.js`;

/** Bytes that a page has to load before it can show anything, gzip. */
export interface Size {
  readonly gzip: number;
  /** Loaded only when it is needed. */
  readonly lazyGzip: number;
}

const config = (input: string, outDir: string): InlineConfig => ({
  root: here,
  configFile: false,
  logLevel: 'error',
  mode: 'production',
  publicDir: false,
  base: './',
  plugins: [denseTemplates()],
  resolve: { conditions: ['@cs-inbox/source', ...defaultClientConditions] },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  build: {
    outDir,
    emptyOutDir: true,
    minify: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    cssMinify: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 100_000,
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: { input, preserveEntrySignatures: 'strict', output: { entryFileNames: 'entry.js', chunkFileNames: 'chunk-[hash].js', assetFileNames: '[name]-[hash][extname]' } },
  },
});

/** The page on which a kit is measured. */
export async function buildKitPage(name: string): Promise<void> {
  const adapter = kitFile(name, 'adapter');
  if (adapter === null) return;
  await buildPage(name, `import '${here}/page/base.css';
import { Driver } from '${here}/page/driver.ts';
import { adapter } from '${adapter}';
globalThis.bench = new Driver(adapter, document.getElementById('root'));
globalThis.benchReady = globalThis.bench.ready();`);
}

/** The page on which the published file starts from its disk, or shows nothing at all. */
export async function buildColdPage(): Promise<void> {
  await buildPage('cold', `import '${here}/page/base.css';
import '${here}/page/cold-start.ts';`, '<script type="module" src="cs-inbox.js"></script>');
  writeFileSync(`${pagesFolder}/cold/cs-inbox.js`, readFileSync(bundle));
}

async function buildPage(name: string, code: string, head = ''): Promise<void> {
  mkdirSync(`${here}/dist/entries`, { recursive: true });
  const entry = `${here}/dist/entries/${name}.js`;
  writeFileSync(entry, code);
  const outDir = `${pagesFolder}/${name}`;
  await build(config(entry, outDir));
  const sheets = readdirSync(outDir).filter((file) => file.endsWith('.css')).map((file) => `<link rel="stylesheet" href="${file}">`);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">${sheets.join('')}<body><div id="root"></div>${head}<script type="module" src="entry.js"></script></body></html>`;
  writeFileSync(`${outDir}/index.html`, html);
}

type Manifest = Readonly<Record<string, { readonly file: string; readonly isEntry?: boolean; readonly imports?: readonly string[]; readonly css?: readonly string[] }>>;

/** What somebody who uses the kit makes their buyers' pages load: its list and composer, with all that they run on. Ours: the published file. */
export async function sizeOf(name: string): Promise<Size | null> {
  if (isOurs(name)) return { gzip: gzipped(bundle), lazyGzip: 0 };
  const entry = kitFile(name, 'size');
  if (entry === null) return null;
  const outDir = `${here}/dist/sizes/${name}`;
  await build(config(entry, outDir));
  const manifest = JSON.parse(readFileSync(`${outDir}/.vite/manifest.json`, 'utf8')) as Manifest;
  const first = new Set<string>();
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || first.has(chunk.file)) return;
    first.add(chunk.file);
    for (const sheet of chunk.css ?? []) first.add(sheet);
    chunk.imports?.forEach(take);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry === true) take(key);
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
  const lazy = files.filter((file) => file.endsWith('.js') && !first.has(file));
  const sum = (names: Iterable<string>) => [...names].reduce((bytes, file) => bytes + gzipped(`${outDir}/${file}`), 0);
  const size = { gzip: sum(first), lazyGzip: sum(lazy) };
  rmSync(outDir, { recursive: true });
  return size;
}

const gzipped = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;
