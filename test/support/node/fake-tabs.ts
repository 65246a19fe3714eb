import type { TabsPort } from '@cs-inbox/state';

interface Tab {
  granted: (() => void) | null;
  lost: () => void;
  /** It hears of nothing, and keeps what it has. */
  frozen: boolean;
  /** It has lost the turn, and has not been told yet. */
  robbed: boolean;
  readonly listeners: Set<(message: unknown) => void>;
  /** What was posted to it and has not arrived. */
  readonly inbox: unknown[];
}

/** The tabs of one browser, driven by hand: nothing arrives and nobody leads unless the test says so. */
export class FakeTabs {
  readonly #tabs = new Map<TabsPort, Tab>();
  /** Whether a tab that is robbed of its turn hears of it; plain http has no way to tell. */
  tellsRobbed = true;
  #leader: Tab | null = null;

  open(): TabsPort {
    const tab: Tab = { granted: null, lost: () => {}, frozen: false, robbed: false, listeners: new Set(), inbox: [] };
    const port: TabsPort = {
      lead: (granted, lost) => {
        Object.assign(tab, { granted, lost });
        return { letGo: () => this.#letGo(tab), steal: () => this.#steal(tab) };
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
    const next = [...this.#tabs.values()].find(({ granted, frozen }) => granted !== null && !frozen);
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

  #steal(tab: Tab): void {
    if (this.#leader === tab || tab.granted === null) return;
    const robbed = this.#leader;
    if (robbed !== null) this.#letGo(robbed);
    this.#leader = tab;
    if (robbed !== null) robbed.robbed = this.tellsRobbed;
    if (robbed !== null && !robbed.frozen) this.#tellRobbed(robbed);
    tab.granted();
  }

  #tellRobbed(tab: Tab): void {
    if (tab.robbed) tab.lost();
    tab.robbed = false;
  }

  freeze(port: TabsPort, frozen: boolean): void {
    const tab = this.#tabs.get(port);
    if (tab === undefined) return;
    tab.frozen = frozen;
    if (!frozen) this.#tellRobbed(tab);
  }

  /** What is on its way to a tab gets lost. */
  lose(port: TabsPort): void {
    this.#tabs.get(port)?.inbox.splice(0);
  }

  #letGo(tab: Tab): void {
    tab.granted = null;
    if (this.#leader === tab) this.#leader = null;
  }
}
