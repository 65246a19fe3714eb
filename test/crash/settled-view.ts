import type { LedgerEntry } from '@cs-inbox/simulator';
import type { ShownBubble } from '../support/browser/host-page/shown-bubbles.ts';
import type { HostTab } from '../support/node/host-tab.ts';
import type { Click } from './click.ts';
import type { Evidence } from './evidence.ts';

/** By then everything must have come to rest, ms: an attempt that hangs is given up after 30 s. */
const REST_MS_MAX = 120_000;
/** By then a page must show what the platform has, ms: it asks every few seconds. */
const SHOWN_MS_MAX = 20_000;
/** Between two looks, ms. */
const LOOK_MS = 100;

const arrived: ReadonlySet<string> = new Set(['sent', 'delivered', 'read']);

/**
 * Waits until nothing is left to be sent and what was taken has arrived, then looks at each conversation that is concerned, in a
 * tab of its turn. Where it does not come to rest in time, it tells what there is by then.
 */
export async function settledView(
  tabs: readonly HostTab[],
  clicks: readonly Click[],
  taken: () => Promise<ReadonlySet<string>>,
  ledger: () => Promise<readonly LedgerEntry[]>,
): Promise<Pick<Evidence, 'shown' | 'outbox' | 'composed'>> {
  const [first] = tabs;
  if (first === undefined) throw new Error('there is no tab to look at');
  await first.buyers(1);
  await until(REST_MS_MAX, async () => {
    const came = new Set((await ledger()).map(({ text }) => text));
    const theirs = await taken();
    return (await first.outbox()).length === 0 && clicks.every(({ text }) => !theirs.has(text) || came.has(text));
  });
  const shown = new Map<string, readonly ShownBubble[]>();
  const composed: string[] = [];
  const came = new Set((await ledger()).map(({ text }) => text));
  for (const [i, [buyer, lane]] of [...Map.groupBy(clicks, (click) => click.buyer)].entries()) {
    const tab = tabs[i % tabs.length] ?? first;
    composed.push(await tab.open(buyer));
    let bubbles = await tab.bubbles();
    await until(SHOWN_MS_MAX, async () => {
      bubbles = await tab.bubbles();
      return lane.every(({ text }) => !came.has(text) || bubbles.some((bubble) => bubble.text === text && arrived.has(bubble.status)));
    });
    shown.set(buyer, bubbles);
  }
  return { shown, outbox: await first.outbox(), composed };
}

async function until(msMax: number, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + msMax; !(await holds()) && performance.now() < deadline; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
