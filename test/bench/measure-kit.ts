import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { BenchPage } from './bench-browser.ts';
import type { Broken, Change, KitRound, KitStep, ListMounted, Mounted, Samples, Sends } from './kit-round.ts';
import type { Driver } from './page/driver.ts';

declare global {
  var bench: Driver;
  var benchReady: Promise<void>;
}

const GIVE_UP_MS = 40_000;
/** Whoever needs longer for a tenth of it is not asked for all. */
const TENTH_MS_MAX = 3_000;

export interface KitOrder {
  readonly browser: Browser;
  /** Address of its page. */
  readonly address: string;
  /** Whether 100,000 messages are tried. */
  readonly huge: boolean;
  /** Whether the cost of one news is measured against what is loaded. */
  readonly growth: boolean;
  /** What died or took too long before. */
  readonly skip: ReadonlySet<KitStep>;
  readonly progress: (step: string) => void;
}

type Result = { -readonly [Key in keyof KitRound]: KitRound[Key] };

/** Everything that a kit can do, once, each on a page of its own. */
export async function measureKit(order: KitOrder): Promise<KitRound> {
  const began = Date.now();
  const result: Result = { tookMs: 0 };
  const outside = new Set<string>();
  const on = async (step: KitStep, run: (page: BenchPage) => Promise<void>) => {
    if (order.skip.has(step)) return;
    order.progress(step);
    const page = await BenchPage.open(order.browser, order.address);
    try {
      await page.page.evaluate(() => benchReady);
      await withDeadline(run(page), GIVE_UP_MS + 20_000);
    } catch (error) {
      result[step] ??= { error: wordsOf(error) } as never;
    }
    for (const host of page.outside) outside.add(host);
    await page.close();
  };
  const caps = await capsOf(order);
  await on('mount100', async (page) => void (result.mount100 = await mount(page, 100)));
  await on('mount1k', async (page) => {
    result.mount1k = await mount(page, 1_000);
    result.send1k = await tried(() => sends(page));
  });
  if ((caps.maxN ?? Infinity) >= 10_000) {
    await on('mount10k', async (page) => {
      result.mount10k = await mount(page, 10_000);
      if (caps.status !== 'none') result.status10k = await tried(() => statuses(page));
      result.send10k = await tried(() => sends(page));
    });
  }
  await on('burst', async (page) => {
    await page.page.evaluate(async () => {
      await bench.prepare(1_000);
      await bench.mount(1_000, 30_000);
    });
    await sleep(400);
    await page.collect();
    result.burst = await page.page.evaluate(() => bench.burst(1_000, 30_000));
  });
  if (order.huge && 'ms' in (result.mount10k ?? {}) && (result.mount10k as Mounted).ms < TENTH_MS_MAX) {
    await on('mount100k', async (page) => {
      result.dataBytes = await weigh(page, 100_000);
      result.mount100k = await mount(page, 100_000, false);
    });
  }
  if (caps.conversations === true) await lists(order, result, on);
  return { ...result, outside: [...outside], tookMs: Date.now() - began };
}

async function lists({ growth }: KitOrder, result: Result, on: (step: KitStep, run: (page: BenchPage) => Promise<void>) => Promise<void>): Promise<void> {
  for (const [list, reorder, change, count] of [['list1k', 'reorder1k', 'change1k', 1_000], ['list10k', 'reorder10k', 'change10k', 10_000]] as const) {
    await on(list, async (page) => {
      result[list] = await mountList(page, count);
      result[reorder] = await tried(() => bumps(page));
    });
    if (!growth) continue;
    await on(change, async (page) => {
      await mountList(page, count);
      result[change] = await changes(page);
    });
  }
}

async function capsOf({ browser, address }: KitOrder): Promise<Driver['caps']> {
  const page = await BenchPage.open(browser, address);
  const caps = await page.page.evaluate(() => benchReady.then(() => bench.caps));
  await page.close();
  return caps;
}

/** What the messages weigh in the page before anything is done with them, bytes. */
async function weigh(page: BenchPage, count: number): Promise<number> {
  const before = await page.heap();
  await page.page.evaluate((n) => bench.prepare(n, true), count);
  return (await page.heap()).js - before.js;
}

async function mount(page: BenchPage, count: number, prepare = true): Promise<Mounted> {
  if (prepare) await page.page.evaluate((n) => bench.prepare(n), count);
  const [heap, cost] = [await page.heap(), await page.cost()];
  const { ms } = await page.page.evaluate((n, giveUpMs) => bench.mount(n, giveUpMs), count, GIVE_UP_MS);
  await sleep(count >= 10_000 ? 700 : 300);
  const after = await page.cost();
  const grown = await page.heap();
  const counted = await page.page.evaluate(() => bench.count());
  return { ms, taskMs: after.taskMs - cost.taskMs, jsBytes: grown.js - heap.js, domBytes: grown.dom - heap.dom, ...counted };
}

/** Real keys, from outside of the page. */
async function sends({ page }: BenchPage): Promise<Sends> {
  const end = Date.now() + 6_000;
  const ms: number[] = [];
  await page.evaluate(() => bench.takeEvents());
  const byClick = await page.evaluate(() => bench.caps.send === 'click');
  for (let i = 0; i < 12 && (i < 4 || Date.now() < end); i++) {
    await page.keyboard.sendCharacter(await page.evaluate(() => bench.armSend()));
    await sleep(25 + ((i * 11) % 30));
    if (byClick) {
      const { x, y } = await page.evaluate(() => bench.sendButtonAt());
      await page.mouse.click(x, y);
    } else await page.keyboard.press('Enter');
    const sent = await page.evaluate(() => bench.sent());
    if ('error' in sent) {
      if (ms.length === 0) throw new Error(`a sent message never came into view: ${sent.error}`);
      break;
    }
    ms.push(sent.ms);
    await sleep(30);
  }
  await sleep(250);
  return { ms, eventMs: await page.evaluate(() => bench.takeEvents()) };
}

const statuses = async ({ page }: BenchPage): Promise<Samples> => ({ ms: await page.evaluate(() => bench.changeStatuses(12, 5_000)) });

const bumps = async ({ page }: BenchPage): Promise<Samples> => {
  await sleep(300);
  return { ms: await page.evaluate(() => bench.bump(8, 4_000)) };
};

async function mountList(page: BenchPage, count: number): Promise<ListMounted> {
  await page.page.evaluate((n) => bench.prepareConversations(n), count);
  await page.collect();
  return page.page.evaluate((giveUpMs) => bench.mountConversations(giveUpMs), GIVE_UP_MS);
}

const WARM_UP = 20;
const CHANGES = 60;

async function changes(page: BenchPage): Promise<Change> {
  await page.page.evaluate((count) => bench.bumpUnpainted(count), WARM_UP);
  const before = await page.cost();
  const codeMs = await page.page.evaluate((count) => bench.bumpUnpainted(count), CHANGES);
  return { codeMs, taskMs: ((await page.cost()).taskMs - before.taskMs) / CHANGES };
}

async function tried<T>(run: () => Promise<T>): Promise<T | Broken> {
  return run().catch((error: unknown) => ({ error: wordsOf(error) }));
}

const wordsOf = (error: unknown) => String(error instanceof Error ? error.message : error).slice(0, 200);

function withDeadline(run: Promise<void>, ms: number): Promise<void> {
  const end = new AbortController();
  const late = sleep(ms, undefined, { signal: end.signal }).then(() => {
    throw new Error('timeout');
  });
  return Promise.race([run, late]).finally(() => end.abort());
}
