import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'puppeteer-core';
import { BenchPage } from './bench-browser.ts';
import type { ColdStart } from './cold-start.ts';
import type { Served } from './serve-pages.ts';

const RELOADS = 8;

/** Lets the inbox itself write what the backend tells to its disk, then takes the backend away and loads the page again and again. */
export async function measureColdStart(browser: Browser, served: Served, conversations: number): Promise<ColdStart> {
  served.backend = 'up';
  const address = `${served.url}/cold/`;
  const opened = await BenchPage.open(browser, address);
  const { page } = opened;
  const cachedMs: number[] = [];
  const emptyMs: number[] = [];
  try {
    await page.evaluate(() => window.painted);
    for (const end = Date.now() + 20_000; (await page.evaluate(keptConversations)) < conversations; await sleep(200)) {
      if (Date.now() > end) throw new Error('the conversations were not written to the disk in 20 s');
    }
    served.backend = 'dark';
    for (let i = 0; i < RELOADS; i++) {
      for (const [query, times] of [['', cachedMs], ['?empty', emptyMs]] as const) {
        await page.goto(address + query);
        const painted = await page.evaluate(() => window.painted);
        // The first of each warms the browser's own caches up.
        if (i > 0) times.push(painted);
        await sleep(150);
      }
    }
  } finally {
    served.backend = 'up';
    await opened.close();
  }
  return { cachedMs, emptyMs };
}

/** Rows of conversations in whatever databases the page has. */
async function keptConversations(): Promise<number> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let count = 0;
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      count += await done(database.transaction(store).objectStore(store).count(IDBKeyRange.bound('conv:', 'conv;')));
    }
    database.close();
  }
  return count;
}
