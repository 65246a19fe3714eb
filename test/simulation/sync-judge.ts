import type { PlatformState } from '@cs-inbox/simulator';
import type { RowChanges } from '@cs-inbox/state';
import { CacheJudge } from './cache-judge.ts';
import type { EventLoop } from './event-loop.ts';
import type { Evidence } from './evidence.ts';
import { FollowerJudge } from './follower-judge.ts';
import { ListJudge } from './list-judge.ts';
import { LiveJudge } from './live-judge.ts';
import type { Page } from './page.ts';
import { PlatformHistory } from './platform-history.ts';
import { RowJudge } from './row-judge.ts';
import { Settling } from './settling.ts';
import { StreamJudge } from './stream-judge.ts';
import type { SyncWeather } from './sync-weather.ts';

/** Judges the receiving side by what the platform has been: the lists of the pages, what is cached, the streams, and how long all that takes. */
export class SyncJudge {
  readonly lists: ListJudge;
  readonly cache: CacheJudge;
  readonly streams: StreamJudge;
  readonly settling: Settling;
  /** Where nothing goes wrong with pages and streams. */
  readonly #live: LiveJudge | null;
  readonly #followers: FollowerJudge | null;
  readonly #history: PlatformHistory;
  readonly #rows: RowJudge;
  /** Whether nothing but the network itself goes wrong: only then how long it takes says something. */
  #calm: boolean;

  /**
   * @param calm whether nothing goes wrong but that the network goes and comes, and pages with it
   * @param steady whether pages, disk and clock do their work besides
   */
  constructor(evidence: Evidence, loop: EventLoop, platform: PlatformState, weather: SyncWeather, calm: boolean, steady = false) {
    this.#history = new PlatformHistory(platform);
    this.#rows = new RowJudge(this.#history);
    this.#calm = calm;
    this.lists = new ListJudge(evidence, this.#history, this.#rows, loop, weather);
    this.cache = new CacheJudge(evidence, this.#history, this.#rows);
    this.streams = new StreamJudge(evidence, loop);
    this.settling = new Settling(loop);
    const isLive = calm && steady && streamsWell(weather);
    this.#live = isLive ? new LiveJudge(evidence, loop, this.#rows) : null;
    this.#followers = isLive ? new FollowerJudge(evidence) : null;
  }

  /** The platform has moved on. */
  stepped(platform: PlatformState): void {
    if (this.#history.note(platform)) this.#live?.changed();
  }

  /** A person has read the newest of a conversation. */
  read(conversationId: string): void {
    this.#rows.read(conversationId);
  }

  /** Watches a page from its opening on. */
  opened(page: Page): void {
    const { inbox } = page;
    inbox.$conversations.listen((rows) => {
      if (page.alive) this.lists.shown(page, rows);
    });
    inbox.$sync.listen((status) => {
      if (!page.alive) return;
      this.lists.claimed(page, status);
      this.settling.looked(page);
    });
    // Asked at each change: what nobody listens to is set up anew for each question.
    for (const $asked of [inbox.$loaded, inbox.$halted]) $asked.listen(() => undefined);
    page.atEnd(() => this.settling.spoilt(page));
  }

  /** @param pages on which a person could see it */
  network(online: boolean, pages: readonly Page[]): void {
    this.#live?.disturbed();
    this.#followers?.disturbed();
    if (!online) this.settling.gone();
    else if (this.#calm) this.settling.back(pages);
  }

  /** Another page asks for all. */
  led(page: Page): void {
    this.#live?.led(page);
    this.#followers?.led(page);
  }

  /** A person asks for everything. */
  retried(): void {
    this.#live?.retried();
    this.#followers?.disturbed();
  }

  /** A person is back at a page: it asks what is new. */
  returned(): void {
    this.#followers?.disturbed();
  }

  /** A page asks what is new. */
  asked(page: Page): void {
    this.#followers?.asked(page);
  }

  /** The thread that a person has opened on a page does not come: that gives it a reason to ask. */
  threadMissed(page: Page): void {
    this.#followers?.mayAsk(page);
  }

  /** Nothing goes wrong any more. */
  heals(): void {
    this.#calm = true;
  }

  applied(page: Page, rows: RowChanges): void {
    this.cache.applied(page.number, rows);
  }
}

/** Whether the backend pushes events, and all of them come through. */
function streamsWell({ streams, streamRefused, streamBuffered, streamCut, streamSilent, eventLost, eventRepeated, eventLate, eventHeld, eventHalved, eventLast }: SyncWeather): boolean {
  return streams && streamRefused + streamBuffered + streamCut + streamSilent + eventLost + eventRepeated + eventLate + eventHeld + eventHalved + eventLast === 0;
}
