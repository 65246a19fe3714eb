import type { Capabilities } from '@cs-inbox/protocol';
import type { Inbox, InboxEvent, TabsPort } from '@cs-inbox/state';
import { createInbox } from '@cs-inbox/state';
import { FakeDisk } from './fake-disk.ts';
import { FakeTabs } from './fake-tabs.ts';
import { FakeWorld } from './fake-world.ts';
import { sampleConversation } from './sample-conversation.ts';
import { sampleStore } from './sample-store.ts';

/** One tab: its inbox is up to date, with the conversation c1 open. */
export interface FakePage {
  readonly tabs: TabsPort;
  readonly world: FakeWorld;
  readonly inbox: Inbox;
  readonly events: InboxEvent[];
  /** The thread that is open, as `text: delivery`. */
  readonly shown: () => string[];
}

/** The tabs of one account in one browser: they share a disk, a lock and a channel, and their clocks go alike. */
export class FakeBrowser {
  readonly disk = new FakeDisk();
  readonly rows = this.disk.rows;
  readonly pages = new Set<FakePage>();
  readonly tabs = new FakeTabs();
  /** Pages in which nothing runs. */
  readonly #frozen = new Set<FakePage>();
  readonly #can: Partial<Capabilities>;

  /** @param can what the backend can do, beside the usual */
  constructor(can: Partial<Capabilities> = {}) {
    this.#can = can;
  }

  /** @param name what the keys of its messages begin with; its operator has that name too */
  open(name: string): FakePage {
    const tabs = this.tabs.open();
    const world = new FakeWorld({ disk: this.disk, tabs, keys: name });
    world.now = Math.max(world.now, ...[...this.pages].map((page) => page.world.now));
    const inbox = createInbox(world.ports, { operator: () => name });
    const events: InboxEvent[] = [];
    inbox.subscribe((event) => events.push(event));
    const shown = () => inbox.$thread.get().bubbles.map(({ text, delivery }) => `${text}: ${delivery}`);
    const page = { tabs, world, inbox, events, shown };
    this.pages.add(page);
    inbox.start();
    this.settle();
    world.bringUp({ stores: [sampleStore()], conversations: [sampleConversation(), sampleConversation({ id: 'c2' })] }, this.#can);
    inbox.open('c1');
    world.history();
    this.settle();
    return page;
  }

  /** Disk, lock and channel do all that they were asked for. */
  settle(): void {
    for (let moved = true; moved; ) moved = this.#awake().reduce((any, page) => this.#move(page) || any, this.tabs.grant());
  }

  pass(ms: number): void {
    for (const { world } of this.#awake()) world.pass(ms);
    this.settle();
  }

  /** Time passes second by second, and all is done that is asked for. */
  live(seconds: number): void {
    for (let i = 0; i < seconds; i++) this.pass(1_000);
  }

  /** Nothing runs in it any more, and it is not told. */
  freeze(page: FakePage): void {
    this.#frozen.add(page);
    this.tabs.freeze(page.tabs, true);
  }

  /** It runs again: what was due runs late. */
  thaw(page: FakePage): void {
    this.#frozen.delete(page);
    page.world.now = Math.max(...[...this.pages].map(({ world }) => world.now));
    this.tabs.freeze(page.tabs, false);
    this.pass(0);
  }

  #awake(): FakePage[] {
    return [...this.pages].filter((page) => !this.#frozen.has(page));
  }

  /** The tab crashes: what it had not got on the disk is lost, and so is what was on its way to it. */
  kill(page: FakePage): void {
    this.pages.delete(page);
    this.tabs.die(page.tabs);
  }

  /** The tab is closed as a page should close it. */
  close(page: FakePage): void {
    page.inbox.stop();
    page.world.store();
    this.kill(page);
  }

  /** The oldest message to a tab arrives. */
  deliver(page: FakePage): boolean {
    return this.tabs.deliver(page.tabs);
  }

  #move({ world, tabs }: FakePage): boolean {
    const stored = world.commits.length + world.cacheCommits.length > 0;
    world.store();
    const read = world.open();
    return this.tabs.deliver(tabs) || stored || read;
  }
}
