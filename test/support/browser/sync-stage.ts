import { backendPort, httpBackend } from '@cs-inbox/browser';
import { type Conversation, parseJson, routes, SyncPage } from '@cs-inbox/protocol';
import { createHost, type Host, installPageDoor, networkUp, nextNetworkChange } from '@cs-inbox/simulator/doors/page';
import { createVirtualClock, findScenario, type VirtualClock } from '@cs-inbox/simulator';
import { createInbox, type Inbox } from '@cs-inbox/state';
import { Random } from '../../simulation/random.ts';
import { KeptStorage } from './kept-storage.ts';
import { nextTask } from './next-task.ts';

const STARTED_AT = 1_780_000_000_000;
const ACCOUNT = 'operator-1';
/** In what pieces the page is looked at, ms, and how often until it must be as the platform was a moment ago. */
const LOOK_MS = 250;
const LOOKS = 24;
/** How often that is tried: something may change in between. */
const TRIES = 6;

/** How up to date the page called itself, and when; ms since the start. */
interface Claim {
  readonly at: number;
  readonly freshAt: number;
}

/** An inbox without a page around it on the simulator, over HTTP, on a clock that stands still until it is told to go on. */
export class SyncStage {
  static #stages = 0;

  readonly inbox: Inbox;
  readonly clock: VirtualClock = createVirtualClock(STARTED_AT, nextTask);
  readonly claims: Claim[] = [];
  /** Newest messages of conversations: when they were written and when they were first in the list, ms since the start. */
  readonly news = new Map<string, { readonly written: number; readonly shown: number }>();
  readonly #host: Host;
  readonly #door;
  #rules: Awaited<ReturnType<Host['rules']>> = [];
  #online = true;
  #changed: (online: boolean) => void = () => {};
  #keys = 0;

  constructor(name: string, seed: number) {
    const found = findScenario(name);
    if (!found.ok) throw new Error(found.why);
    const random = new Random(seed);
    const baseUrl = `/api/sync-stage-${++SyncStage.#stages}/`;
    this.#host = createHost({ scenario: found.scenario, seed, account: ACCOUNT, clock: this.clock });
    this.#door = installPageDoor({ host: this.#host, baseUrl, online: () => this.#up() });
    this.inbox = createInbox({
      backend: backendPort(httpBackend({ baseUrl, account: ACCOUNT })),
      storage: new KeptStorage().open(),
      clock: this.clock,
      network: {
        online: () => this.#up(),
        subscribe: (changed) => {
          this.#changed = changed;
          return () => {};
        },
      },
      life: { visible: () => true, subscribe: () => () => {} },
      tabs: null,
      newKey: () => `key-${++this.#keys}`,
      chance: () => random.next(),
    });
  }

  get elapsedMs(): number {
    return this.clock.now() - STARTED_AT;
  }

  async start(): Promise<void> {
    this.#rules = await this.#host.rules();
    this.#follow();
    this.inbox.$sync.listen(({ connection, freshAt }) => {
      if ((connection.state === 'polling' || connection.state === 'live') && freshAt !== null) this.claims.push({ at: this.elapsedMs, freshAt: freshAt - STARTED_AT });
    });
    this.inbox.$conversations.listen((rows) => {
      for (const { conversation } of rows) {
        const { lastMessage } = conversation;
        if (lastMessage !== null && !this.news.has(lastMessage.id)) this.news.set(lastMessage.id, { written: lastMessage.at - STARTED_AT, shown: this.elapsedMs });
      }
    });
    this.inbox.start();
    await this.pass(0);
  }

  async pass(ms: number): Promise<void> {
    await this.clock.advance(ms);
  }

  /** How long after a moment the page called itself up to date with everything until then, ms; Infinity where it never did. Times in ms since the start. */
  settledAfter(moment: number): number {
    const claim = this.claims.find(({ at, freshAt }) => at >= moment && freshAt >= moment);
    return claim === undefined ? Infinity : claim.at - moment;
  }

  /** The conversations of the page that are not what the platform has; none where all is right. */
  async wrong(): Promise<readonly string[]> {
    let wrong: readonly string[] = [];
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const truth = await this.#truth();
      for (let look = 0; look < LOOKS; look++) {
        wrong = this.#differing(truth);
        if (wrong.length === 0) return wrong;
        await this.pass(LOOK_MS);
      }
    }
    return wrong;
  }

  #differing(truth: readonly Conversation[]): readonly string[] {
    const shown = new Map(this.inbox.$conversations.get().map(({ conversation }) => [conversation.id, conversation]));
    const different = truth.filter((conversation) => print(shown.get(conversation.id)) !== print(conversation)).map(({ id }) => id);
    return shown.size === truth.length ? different : [...different, `${shown.size} of ${truth.length}`];
  }

  setOnline(online: boolean): void {
    this.#online = online;
    this.#changed(this.#up());
  }

  close(): void {
    this.inbox.stop();
    this.#door.stop();
  }

  /** All conversations, as another browser of the same operator is told. */
  async #truth(): Promise<readonly Conversation[]> {
    const all: Conversation[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const answer = this.#host.handle({ method: 'GET', path: routes.sync(cursor), body: null, headers: {} });
      let isHere = false;
      void answer.then(() => (isHere = true));
      while (!isHere) await this.pass(LOOK_MS);
      const got = await answer;
      const page = parseJson(SyncPage, got.kind === 'reply' ? got.body : '');
      // Its network is gone as well, or its question fails too.
      if (!page.ok) {
        await this.pass(LOOK_MS);
        continue;
      }
      all.push(...page.value.conversations);
      cursor = page.value.cursor;
      more = page.value.hasMore;
    }
    return all;
  }

  #up(): boolean {
    return this.#online && networkUp(this.#rules, this.clock.now());
  }

  #follow(): void {
    const next = nextNetworkChange(this.#rules, this.clock.now());
    if (next === null) return;
    this.clock.setTimer(next.at - this.clock.now(), () => {
      this.#changed(this.#up());
      this.#follow();
    });
  }
}

function print(conversation: Conversation | undefined): string {
  if (conversation === undefined) return '';
  const { id, unread, lastMessage, replyDueAt, priority } = conversation;
  return JSON.stringify([id, unread, lastMessage?.id, lastMessage?.receipt, lastMessage?.position, replyDueAt, priority]);
}
