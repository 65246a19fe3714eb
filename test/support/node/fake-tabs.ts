import type { TabsPort } from '@cs-inbox/state';

interface Tab {
  granted: (() => void) | null;
  readonly listeners: Set<(message: unknown) => void>;
  /** What was posted to it and has not arrived. */
  readonly inbox: unknown[];
}

/** The tabs of one browser, driven by hand: nothing arrives and nobody leads unless the test says so. */
export class FakeTabs {
  readonly #tabs = new Map<TabsPort, Tab>();
  #leader: Tab | null = null;

  open(): TabsPort {
    const tab: Tab = { granted: null, listeners: new Set(), inbox: [] };
    const port: TabsPort = {
      lead: (granted) => {
        tab.granted = granted;
        return () => this.#letGo(tab);
      },
      post: (message) => {
        if (!this.#tabs.has(port)) return;
        for (const other of this.#tabs.values()) if (other !== tab) other.inbox.push(structuredClone(message));
      },
      subscribe: (heard) => {
        tab.listeners.add(heard);
        return () => tab.listeners.delete(heard);
      },
    };
    this.#tabs.set(port, tab);
    return port;
  }

  /** The tab is gone, with everything that was on its way to it. */
  die(port: TabsPort): void {
    const tab = this.#tabs.get(port);
    this.#tabs.delete(port);
    if (tab !== undefined) this.#letGo(tab);
  }

  /** Where nobody leads, the first that has asked does. @returns whether one was granted it */
  grant(): boolean {
    if (this.#leader !== null) return false;
    const next = [...this.#tabs.values()].find(({ granted }) => granted !== null);
    if (next === undefined) return false;
    this.#leader = next;
    next.granted?.();
    return true;
  }

  /** The oldest message to a tab arrives. @returns whether there was one */
  deliver(port: TabsPort): boolean {
    const tab = this.#tabs.get(port);
    if (tab === undefined || tab.inbox.length === 0) return false;
    const message = tab.inbox.shift();
    for (const listener of tab.listeners) listener(message);
    return true;
  }

  #letGo(tab: Tab): void {
    tab.granted = null;
    if (this.#leader === tab) this.#leader = null;
  }
}
