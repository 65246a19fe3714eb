import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, defaultReporter } from '@web/test-runner';
import { chromiumArgs, chromiumPath } from './test/tools/chromium.mjs';
import { closingLine } from './test/tools/closing-line.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The service worker of msw, from the place where pages ask for it. */
async function mswWorker(context, next) {
  if (context.path !== '/mockServiceWorker.js') return next();
  context.type = 'text/javascript';
  context.body = createReadStream(file('./node_modules/msw/lib/mockServiceWorker.js'));
}

export default {
  rootDir: file('.'),
  files: ['packages/{browser,elements}/src/**/*.test.ts', 'test/scenarios/**/*.test.ts', 'test/doors/browser-*.test.ts', 'simulator/examples/page/*.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['@cs-inbox/source', 'browser', 'development'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: file('./tsconfig.json') })],
  // nanostores reads process.env.NODE_ENV; axe wants a page with a language.
  testRunnerHtml: (testFramework) => `<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8"><title>Tests</title></head>
      <body>
        <script>globalThis.process = { env: { NODE_ENV: 'development' } }</script>
        <script type="module" src="${testFramework}"></script>
      </body>
    </html>`,
  middleware: [mswWorker],
  browsers: [chromeLauncher({ launchOptions: { executablePath: await chromiumPath(), args: chromiumArgs } })],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  testsFinishTimeout: 120_000,
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY === true }), closingLine()],
};
