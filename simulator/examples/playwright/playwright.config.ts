import { defineConfig } from '@playwright/test';

// A browser that is there already; without it, Playwright takes the one that it has installed.
const executablePath = process.env['CHROME_PATH'];

export default defineConfig({
  testDir: '.',
  webServer: {
    command: 'node ../site/serve.mjs',
    // It takes a free port and says which; from then on that is in PAGE_PORT.
    wait: { stdout: /page at port (?<PAGE_PORT>\d+)/ },
  },
  use: { launchOptions: executablePath === undefined ? {} : { executablePath, args: ['--no-sandbox'] } },
});
