import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { BenchPage } from './bench-browser.ts';
import type { Idle, Quiet } from './idle.ts';

declare global {
  interface Window {
    wakes: { frames: number; timers: number };
  }
}

/** An inbox with 1,000 messages in which nothing happens, shown and hidden. */
export async function measureIdle(browser: Browser, address: string): Promise<Idle> {
  const opened = await BenchPage.open(browser, address, countWakes);
  const { page } = opened;
  try {
    await page.evaluate(async () => {
      await benchReady;
      await bench.prepare(1_000);
      await bench.mount(1_000, 30_000);
    });
    await sleep(3_000);
    const shown = await quiet(opened, 6);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await sleep(2_000);
    return { shown, hidden: await quiet(opened, 15) };
  } finally {
    await opened.close();
  }
}

async function quiet(opened: BenchPage, seconds: number): Promise<Quiet> {
  const wakes = () => opened.page.evaluate(() => ({ ...window.wakes }));
  const [before, cost] = [await wakes(), await opened.cost()];
  await sleep(seconds * 1_000);
  const [after, costAfter] = [await wakes(), await opened.cost()];
  return {
    seconds,
    frames: after.frames - before.frames,
    timers: after.timers - before.timers,
    cpuMsPerSecond: (costAfter.taskMs - cost.taskMs) / seconds,
  };
}

/** Runs in the page, before its own code. */
function countWakes(): void {
  const wakes = { frames: 0, timers: 0 };
  window.wakes = wakes;
  const frame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => {
    wakes.frames++;
    return frame(callback);
  };
  const counted = (set: typeof window.setTimeout) =>
    ((run: () => void, ...rest: [number?]) =>
      set(() => {
        wakes.timers++;
        run();
      }, ...rest)) as typeof window.setTimeout;
  window.setTimeout = counted(window.setTimeout.bind(window) as typeof window.setTimeout);
  window.setInterval = counted(window.setInterval.bind(window) as never) as never;
}
