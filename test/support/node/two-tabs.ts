import { FakeBrowser, type FakePage } from './fake-browser.ts';
import { sampleFailure } from './sample-failure.ts';

/** Two tabs of one browser: `one` sends. */
export interface TwoTabs {
  readonly browser: FakeBrowser;
  readonly one: FakePage;
  readonly other: FakePage;
}

export function twoTabs(): TwoTabs {
  const browser = new FakeBrowser();
  const one = browser.open('a');
  return { browser, one, other: browser.open('b') };
}

/** Two tabs, and a message of `one` that was refused, as both know. */
export function refusedInOne(...failure: Parameters<typeof sampleFailure>): TwoTabs {
  const tabs = twoTabs();
  tabs.one.inbox.send('c1', 'hello');
  tabs.browser.settle();
  tabs.one.world.sends.shift()?.answer({ kind: 'refused', failure: sampleFailure(...failure) });
  tabs.browser.settle();
  return tabs;
}
