import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { altered } from '../../../../test/support/node/altered.ts';
import { chromiumArgs, chromiumPath } from '../../../../test/tools/chromium.mjs';
import type { Reply } from '../../answer.ts';
import { type Breakage, seenOf } from '../../breakage.ts';
import { createVirtualClock } from '../../virtual-clock.ts';
import { createHost } from '../host.ts';
import { httpLimits } from './http-limits.ts';
import { type Served, startServer } from './serve.ts';
import { socketsFlushed } from './sockets-flushed.ts';

const body = '{"account":"mei","text":"Hello"}';
const reply: Reply = { kind: 'reply', status: 200, headers: { 'content-type': 'application/json' }, body, delayMs: 0 };

describe('breakages in Chromium', { timeout: 120_000 }, () => {
  const clock = createVirtualClock(1_790_000_000_000, socketsFlushed);
  let served: Extract<Served, { readonly ok: true }>;
  let browser: Browser;
  let page: Page;
  let how: Breakage | null = null;
  let arrivals = 0;

  before(async () => {
    const host = createHost({ scenario: { version: 1, name: 'calm', title: 'Nothing.', rules: [] }, seed: 3, account: 'mei', clock });
    const handle = async () => {
      arrivals++;
      return how === null ? reply : ({ kind: 'broken', how, reply, delayMs: 0 } as const);
    };
    const started = await startServer({ host: altered(host, { handle }) });
    assert.ok(started.ok);
    served = started;
    browser = await launch({ executablePath: await chromiumPath(), headless: 'shell', args: chromiumArgs });
    page = await browser.newPage();
    await page.goto(`${served.url}__sim/`);
  });

  after(async () => {
    await browser.close();
    await served.close();
  });

  const seen = () => page.evaluate(() => String(Reflect.get(window, 'seen')));
  const becomes = (expected: string) => page.waitForFunction((wanted) => Reflect.get(window, 'seen') === wanted, { timeout: 10_000 }, expected);

  /** Begins a request, and keeps in `seen` what the page knows of it; resolves when it has arrived. */
  async function ask(): Promise<void> {
    arrivals = 0;
    await page.evaluate(() => {
      const set = (to: string) => Reflect.set(window, 'seen', to);
      set('pending');
      void fetch('/api/cs/conversations/c1/messages/k1', { method: 'PUT', body: '{}' }).then(
        async (response) => {
          set('answered');
          await response.text().then((text) => set(`text ${text}`), () => set('broken body'));
        },
        () => set('rejected'),
      );
    });
    while (arrivals === 0) await socketsFlushed();
  }

  for (const breakage of Object.keys(seenOf) as Breakage[]) {
    test(`SIM-8.2 ${breakage}: what a page notices of it, and that the browser asks only once`, async () => {
      // A connection that was used and would be used again is what tempts a browser to repeat a request.
      how = null;
      await ask();
      await becomes(`text ${body}`);
      how = breakage;
      await ask();
      switch (seenOf[breakage]) {
        case 'rejected':
          await becomes('rejected');
          break;
        case 'pending':
          await clock.advance(httpLimits.hangMs - 1);
          assert.equal(await seen(), 'pending');
          await clock.advance(1);
          await becomes('rejected');
          break;
        case 'broken-body':
          await becomes('broken body');
          break;
        case 'pending-body':
          await becomes('answered');
          await clock.advance(httpLimits.hangMs - 1);
          assert.equal(await seen(), 'answered');
          await clock.advance(1);
          await becomes('broken body');
          break;
        case 'short-body':
          await becomes(`text ${body.slice(0, Math.floor(body.length / 2))}`);
          break;
        case 'late':
          await clock.advance(5_000);
          assert.equal(await seen(), 'pending');
          await clock.advance(60_000);
          await becomes(`text ${body}`);
          break;
        case 'slow-body':
          await becomes('answered');
          await clock.advance((body.length - 2) * 1_000);
          assert.equal(await seen(), 'answered');
          await clock.advance(2_000);
          await becomes(`text ${body}`);
      }
      assert.equal(arrivals, 1);
    });
  }
});
