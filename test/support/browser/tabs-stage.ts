import type { Cancel, Leadership, TabsPort } from '@cs-inbox/state';
import { browserTabs } from '../../../packages/browser/src/tabs.ts';

const nothing = () => undefined;

/** Tabs of one browser under a name of their own, anew for each test; what a test leaves is ended after it. */
export class TabsStage {
  name = '';
  readonly ends: Cancel[] = [];
  readonly #frames: HTMLIFrameElement[] = [];

  constructor() {
    beforeEach(() => void (this.name = `test-${crypto.randomUUID()}`));
    afterEach(() => {
      for (const end of this.ends.splice(0)) end();
      for (const frame of this.#frames.splice(0)) frame.remove();
      for (const of of [this.name, `${this.name}-other`]) indexedDB.deleteDatabase(`${of}-turn`);
    });
  }

  /** Another context of the same origin, as another tab is one. */
  readonly otherTab = async (): Promise<{ tabs: TabsPort; page: Window; die: () => void }> => {
    const frame = document.createElement('iframe');
    this.#frames.push(frame);
    document.body.append(frame);
    const page = frame.contentWindow as Window & { eval(code: string): unknown };
    const module = (await page.eval(`import(${JSON.stringify(new URL('../../../packages/browser/src/tabs.ts', import.meta.url).href)})`)) as { browserTabs: typeof browserTabs };
    return { tabs: module.browserTabs(this.name), page, die: () => frame.remove() };
  };

  /** @returns lets go, and settles once it leads */
  readonly lead = (tabs: TabsPort, granted: () => void = nothing, lost: () => void = nothing): { leads: Promise<void>; loses: Promise<void> } & Leadership => {
    let turn: Leadership = { letGo: nothing, steal: nothing };
    let lose: Cancel = nothing;
    const loses = new Promise<void>((resolve) => (lose = resolve));
    const leads = new Promise<void>((resolve) => {
      turn = tabs.lead(
        () => {
          granted();
          resolve();
        },
        () => {
          lost();
          lose();
        },
      );
    });
    this.ends.push(() => turn.letGo());
    return { leads, loses, ...turn };
  };

  /** What is heard so far, and a promise of the first `count`. */
  readonly hear = (tabs: TabsPort, count = 1): { heard: unknown[]; all: Promise<unknown>; end: Cancel } => {
    const heard: unknown[] = [];
    let end: Cancel = nothing;
    const all = new Promise((resolve) => {
      end = tabs.subscribe((message) => {
        if (heard.push(message) === count) resolve(heard);
      });
    });
    this.ends.push(end);
    return { heard, all, end };
  };

  /** How many hold the lock and how many wait for it, once the browser has heard all that `page` has asked before. */
  readonly locks = async (page: Window = window): Promise<readonly [held: number, waiting: number]> => {
    const { held = [], pending = [] } = await page.navigator.locks.query();
    const ours = (infos: readonly LockInfo[]) => infos.filter((info) => info.name === this.name).length;
    return [ours(held), ours(pending)];
  };
}
