import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { msw } from 'msw/vite';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const rooms = ['index.html', 'gallery/index.html', 'scenarios/index.html'].map((page) => here(`demo/${page}`));
const port = process.env['PORT'];
const locales = ['en', 'id_ID', 'pt_BR', 'th', 'vi', 'zh_CN', 'zh_TW'];

/**
 * `default` is the demo's own policy: it lets one address through, that of the mock service worker.
 * Beside the page's own server it may ask those of this machine: `cs-simulator serve`.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "img-src 'self' data:",
  "worker-src 'self'",
  // The gallery shows dialogs in windows of their own.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html default',
].join('; ');

/** The built page keeps the strictest policy that the elements promise to work under; vite's dev client would not. */
function strictPolicy(): Plugin {
  return {
    name: 'strict-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
  };
}

// oxlint-disable-next-line import/no-default-export -- vite asks for one
export default defineConfig({
  root: here('demo'),
  cacheDir: here('node_modules/.vite'),
  appType: 'mpa',
  plugins: [msw({ mode: 'worker-only' }), strictPolicy()],
  resolve: { conditions: ['@cs-inbox/source', ...defaultClientConditions] },
  server: { host: '127.0.0.1', port: Number(port ?? 5173), strictPort: port !== undefined },
  preview: { host: '127.0.0.1', port: Number(port ?? 5173), strictPort: port !== undefined },
  // Found by vite only when they are first asked for, each of these would reload the page once.
  optimizeDeps: {
    include: ['msw', 'msw/browser', 'eventsource-parser', 'idb-keyval', 'valibot', 'nanostores', ...locales.map((locale) => `@faker-js/faker/locale/${locale}`)],
  },
  build: {
    outDir: here('dist/demo'),
    emptyOutDir: true,
    target: 'es2023',
    // The simulator brings people's names in seven languages.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: { input: rooms.filter((page) => existsSync(page)) },
  },
});
