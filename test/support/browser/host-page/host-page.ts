import type { HostPageVerbs } from './host-page-verbs.ts';
import type { PageFact } from './page-fact.ts';
import { shownBubbles } from './shown-bubbles.ts';
import { tapDisk } from './tap-disk.ts';
import { watchBubbles } from './watch-bubbles.ts';
import { watchRows } from './watch-rows.ts';

/** How long between two looks at the page while something is awaited, ms. */
const LOOK_MS = 20;
/** After that it will not come, ms. */
const FOUND_MS_MAX = 30_000;

const inside = (tag: string) => document.querySelector('cs-inbox')?.shadowRoot?.querySelector(tag)?.shadowRoot ?? null;
const rows = () => [...(inside('cs-conversation-list')?.querySelectorAll<HTMLElement>('.row') ?? [])];
const buyerOf = (row: HTMLElement) => row.querySelector('.buyer')?.textContent ?? '';
/** How many there are, in view or not. */
const listed = () => Number(rows()[0]?.closest('li')?.ariaSetSize ?? 0);
const field = () => inside('cs-composer')?.querySelector('textarea') ?? null;

async function found<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  for (const deadline = performance.now() + FOUND_MS_MAX; performance.now() < deadline; ) {
    const value = look();
    if (value !== null && value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`There is no ${what}. Said is: ${inside('cs-conversation-list')?.textContent} ${inside('cs-composer')?.textContent}`);
}

async function open(buyer: string): Promise<string> {
  (await found(`row of ${buyer}`, () => rows().find((row) => buyerOf(row) === buyer))).click();
  const composer = await found(`composer to ${buyer}`, () => inside('cs-composer')?.querySelector('.to')?.textContent?.includes(buyer) === true && field()?.disabled === false && field());
  composer.focus();
  composer.select();
  return composer.value;
}

function says(tag: string): string {
  return (inside(tag)?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}

/** Each database by itself, and only to read: the inbox must not notice. */
async function outbox(): Promise<readonly string[]> {
  const names = (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.startsWith('cs-inbox-') && !name.endsWith('-turn'));
  const keys = await Promise.all(names.map(keysOf));
  return keys.flat().filter((key) => key.startsWith('out:'));
}

function keysOf(name: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error ?? new Error(name));
    opening.onsuccess = () => {
      const database = opening.result;
      const [store] = database.objectStoreNames;
      if (store === undefined) {
        database.close();
        return resolve([]);
      }
      const asking = database.transaction(store).objectStore(store).getAllKeys();
      asking.onsuccess = () => {
        database.close();
        resolve(asking.result.map(String));
      };
      asking.onerror = () => reject(asking.error ?? new Error(name));
    };
  });
}

const tell = (fact: PageFact) => window.tellTest?.(JSON.stringify(fact));
const isQuiet = tapDisk(tell);
watchBubbles(tell);
async function halt(): Promise<void> {
  await found('instant without a transaction', isQuiet);
  alert('Nothing runs behind a dialog.');
}

const verbs: HostPageVerbs = { buyers: (atLeast) => found(`list of ${atLeast}`, () => listed() >= atLeast && rows().map(buyerOf).toSorted()), open, bubbles: shownBubbles, says, outbox, halt };
window.hostPage = verbs;

const asked = new URLSearchParams(location.search);
const inbox = document.querySelector('cs-inbox');
inbox?.setAttribute('base-url', asked.get('backend') ?? '');
inbox?.setAttribute('account', asked.get('account') ?? '');
await import('@cs-inbox/elements/define');
watchRows(await found('list', () => inside('cs-conversation-list')), tell);
