import { test as base } from '@playwright/test';
import { createVirtualClock, type Duration, durationMs, type LedgerEntry, parseScenario, type Rule, type Scenario, type Verdict } from '@cs-inbox/simulator';
import { createHost, socketsFlushed, startServer } from '@cs-inbox/simulator/doors/http';

/** A pretend marketplace behind a server of its own, for one test. */
interface Simulator {
  /** Where the backend answers: what the page under test needs to know. */
  readonly url: string;
  /** One more thing that goes wrong, from now on. */
  addFault(rule: Rule): Promise<void>;
  /** Lets time pass, at the marketplace and in the page alike. */
  advance(by: Duration): Promise<void>;
  /** What buyers received. */
  ledger(): Promise<readonly LedgerEntry[]>;
  verdict(): Promise<Verdict>;
}

interface Fixtures {
  /** What goes wrong: `test.use({ story: … })`. */
  readonly story: Scenario;
  readonly simulator: Simulator;
}

const calm: Scenario = { version: 1, name: 'calm', title: 'Nothing goes wrong.', latency: { p50: '0ms', p95: '0ms' }, rules: [] };

export const test = base.extend<Fixtures>({
  story: [calm, { option: true }],
  simulator: async ({ page, story }, use, testInfo) => {
    const parsed = parseScenario(story);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    const start = Date.parse('2026-03-02T09:00:00Z');
    const clock = createVirtualClock(start, socketsFlushed);
    const host = createHost({ scenario: parsed.scenario, seed: 1, account: 'mei', clock });
    const server = await startServer({ host });
    if (!server.ok) throw new Error(server.why);
    await page.clock.install({ time: start - 1_000 });
    await page.clock.pauseAt(start);

    await use({
      url: `${server.url}api/cs/`,
      async addFault(rule) {
        const done = await host.command({ do: 'add-rule', rule });
        if (!done.ok) throw new Error(done.why);
      },
      async advance(by) {
        // The marketplace first: a page whose clock is ahead would ask too early.
        await clock.advance(durationMs(by));
        await page.clock.runFor(durationMs(by));
      },
      ledger: () => host.ledger(),
      verdict: () => host.verdict(),
    });

    const verdict = await host.verdict();
    const ledger = await host.ledger();
    await server.close();
    await testInfo.attach('verdict.json', { body: JSON.stringify(verdict, null, 2), contentType: 'application/json' });
    await testInfo.attach('ledger.json', { body: JSON.stringify(ledger, null, 2), contentType: 'application/json' });
    const found = verdict.findings.map(({ says }) => says).join('\n');
    if (!verdict.clean) throw new Error(`The verdict is not clean (${verdict.open} open).\n${found}`);
  },
});

export { expect } from '@playwright/test';
