import type { StreamNews } from '@cs-inbox/core';
import { routes } from '@cs-inbox/protocol';
import { advance, type Answer, type createChance, nextPullAt, type OpenStream, type PlatformState, pull, step } from '@cs-inbox/simulator';
import type { Counts } from './counts.ts';
import type { EventLoop } from './event-loop.ts';
import type { FaultClass } from './fault-class.ts';
import type { Page } from './page.ts';
import type { Profile } from './profile.ts';
import { Random } from './random.ts';
import { StreamReader } from './stream-reader.ts';

const LAG_MS = [5, 400] as const;
/** For how long a proxy collects before it hands on, ms. */
const COLLECTED_MS = [15_000, 90_000] as const;
/** Within what time a stream breaks that will, ms. */
const STANDS_MS = [100, 8_000] as const;
/** Of streams whose network goes: how many break at once. The others are silent for ever. */
const BREAKS = 0.5;

/** The network as a stream sees it. */
interface StreamNetwork {
  platform: PlatformState;
  readonly online: boolean;
  readonly operator: string | null;
  readonly profile: Profile;
}

/** A stream between a page and the platform. */
interface Standing {
  readonly page: Page;
  readonly operator: string | null;
  readonly heard: (news: StreamNews) => void;
  readonly reader: StreamReader;
  /** What leaves the platform arrives in its order. */
  busyUntil: number;
  stream: OpenStream;
  /** What a proxy has collected, or null where none does. */
  collected: string | null;
  /** Nothing of it arrives any more. */
  silent: boolean;
}

/** The streams of events between the pages and the platform. */
export class StreamWire {
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #network: StreamNetwork;
  readonly #chance: ReturnType<typeof createChance>;
  readonly #faults: Counts<FaultClass>;
  readonly #open = new Set<Standing>();
  #cancelTimer = (): void => undefined;
  #feeding = false;

  constructor(loop: EventLoop, network: StreamNetwork, chance: ReturnType<typeof createChance>, faults: Counts<FaultClass>) {
    this.#loop = loop;
    this.#random = new Random(network.platform.seed ^ 0x51ed270b);
    this.#network = network;
    this.#chance = chance;
    this.#faults = faults;
  }

  /** @returns hangs up */
  open(cursor: string, page: Page, heard: (news: StreamNews) => void): () => void {
    let wanted = true;
    let standing: Standing | null = null;
    const hear = (news: StreamNews) =>
      page.deliver(() => {
        if (!wanted) return;
        if (news.type === 'ended') wanted = false;
        heard(news);
      });
    const ended = (why: string, retryMs: number | null = null) => void this.#loop.in(this.#lag(), () => hear({ type: 'ended', why, retryMs }));
    const hangUp = () => {
      wanted = false;
      if (standing !== null) this.#open.delete(standing);
    };
    page.atEnd(hangUp);
    const fate = this.#draw();
    if (fate.type === 'ends') ended(fate.why, fate.retryMs);
    else if (fate.type === 'arrives') {
      this.#loop.in(this.#lag(), () => {
        if (!wanted) return;
        if (!this.#network.online) return ended('rejected');
        const answer = this.#ask(cursor);
        if (answer.kind === 'reply') return ended(codes[answer.status] ?? `http-${answer.status}`, waitOf(answer.headers));
        if (answer.kind === 'broken') return ended('rejected');
        standing = this.#stand(page, hear, answer.stream);
      });
    }
    return hangUp;
  }

  /** Pushes what is due, and waits for the next time. Called whenever something may have changed. */
  feed(): void {
    if (this.#feeding || this.#open.size === 0) return;
    this.#feeding = true;
    this.#cancelTimer();
    const now = this.#loop.now();
    this.#network.platform = advance(this.#network.platform, now, this.#chance);
    for (const standing of this.#open) this.#feedOne(standing);
    this.#feeding = false;
    if (this.#open.size === 0) return;
    const at = Math.min(...[...this.#open].map(({ stream }) => nextPullAt(this.#network.platform, stream)));
    if (Number.isFinite(at)) this.#cancelTimer = this.#loop.at(Math.max(at, now + 1), () => this.feed());
  }

  /** The network of the machine is gone. */
  lose(): void {
    for (const standing of this.#open) {
      if (this.#random.chance(BREAKS)) this.#end(standing, 'cut');
      else this.#silence(standing);
    }
  }

  #feedOne(standing: Standing): void {
    const { platform, operator } = this.#network;
    const { state, stream, text, end } = pull(platform, standing.stream, this.#chance);
    this.#count(platform, state);
    this.#network.platform = state;
    standing.stream = stream;
    if (text !== '') this.#push(standing, text);
    if (end !== null) this.#end(standing, end === 'end' ? 'closed' : 'cut');
    // The session is over of whoever had opened it.
    else if (standing.operator !== operator) this.#end(standing, 'closed');
  }

  #count({ runs: before }: PlatformState, { rules, runs }: PlatformState): void {
    if (runs === before) return;
    for (const [place, { rule }] of rules.entries()) {
      const name = named[rule.do];
      if (name !== undefined) this.#faults.add(name, (runs[place]?.bitesInAll ?? 0) - (before[place]?.bitesInAll ?? 0));
    }
  }

  #stand(page: Page, heard: Standing['heard'], stream: OpenStream): Standing {
    const { profile, operator } = this.#network;
    const { streamBuffered, streamCut, streamSilent } = profile.sync;
    const standing: Standing = { page, operator, heard, stream, reader: new StreamReader(), busyUntil: 0, collected: null, silent: false };
    this.#open.add(standing);
    if (this.#random.chance(streamBuffered)) this.#collect(standing);
    const draw = this.#random.next();
    if (draw < streamCut + streamSilent) {
      this.#loop.in(this.#random.between(...STANDS_MS), () => {
        if (!this.#open.has(standing)) return;
        this.#faults.add(draw < streamCut ? 'stream-cut' : 'stream-silent');
        if (draw < streamCut) this.#end(standing, 'cut');
        else this.#silence(standing);
      });
    }
    this.feed();
    return standing;
  }

  /** A proxy keeps everything for a while, hands it on in one piece, and begins again. */
  #collect(standing: Standing): void {
    if (standing.collected === null) this.#faults.add('stream-buffered');
    standing.collected = '';
    this.#loop.in(this.#random.between(...COLLECTED_MS), () => {
      if (!this.#open.has(standing)) return;
      const text = standing.collected ?? '';
      standing.collected = null;
      if (text !== '') this.#push(standing, text);
      standing.collected = '';
      this.#collect(standing);
    });
  }

  #push(standing: Standing, text: string): void {
    if (standing.collected !== null) {
      standing.collected += text;
      return;
    }
    this.#later(standing, () => {
      for (const news of standing.reader.read(text)) standing.heard(news);
    });
  }

  #end(standing: Standing, why: string): void {
    this.#open.delete(standing);
    const text = standing.collected ?? '';
    standing.collected = null;
    if (text !== '') this.#push(standing, text);
    this.#later(standing, () => standing.heard({ type: 'ended', why, retryMs: null }));
  }

  /** It stands, as far as its page can tell, and nothing comes any more. */
  #silence(standing: Standing): void {
    standing.silent = true;
    this.#open.delete(standing);
  }

  #later(standing: Standing, run: () => void): void {
    standing.busyUntil = Math.max(standing.busyUntil, this.#loop.now() + this.#lag());
    this.#loop.at(standing.busyUntil, () => {
      if (!standing.silent) run();
    });
  }

  #ask(cursor: string): Answer {
    const { operator } = this.#network;
    const headers: Record<string, string> = operator === null ? {} : { 'x-cs-operator': operator };
    const { state, answer } = step(this.#network.platform, { method: 'GET', path: routes.events(cursor), body: null, headers }, this.#loop.now(), this.#chance);
    this.#network.platform = state;
    return answer;
  }

  #draw(): Fate {
    const { online, profile } = this.#network;
    const { refused, lostBefore, lostAfter, badGateway, captivePortal, silence, sync } = profile;
    if (!online) return { type: 'ends', why: 'rejected', retryMs: null };
    if (this.#random.chance(sync.streamRefused)) {
      this.#faults.add('stream-refused');
      return this.#random.pick(refusals);
    }
    const draw = this.#random.next();
    if (draw < refused + lostBefore + lostAfter) return { type: 'ends', why: 'rejected', retryMs: null };
    if (draw < refused + lostBefore + lostAfter + badGateway) return { type: 'ends', why: 'http-502', retryMs: null };
    if (draw < refused + lostBefore + lostAfter + badGateway + captivePortal) return { type: 'ends', why: 'not-a-stream', retryMs: null };
    if (draw < refused + lostBefore + lostAfter + badGateway + captivePortal + silence) return { type: 'nothing' };
    return { type: 'arrives' };
  }

  #lag(): number {
    return this.#random.between(...LAG_MS);
  }
}

type Fate = { readonly type: 'arrives' } | { readonly type: 'nothing' } | { readonly type: 'ends'; readonly why: string; readonly retryMs: number | null };

/** In what ways a stream is refused. */
const refusals: readonly Fate[] = [
  { type: 'ends', why: 'http-503', retryMs: 5_000 },
  { type: 'ends', why: 'http-503', retryMs: null },
  { type: 'ends', why: 'http-429', retryMs: 20_000 },
  { type: 'ends', why: 'http-401', retryMs: null },
  { type: 'ends', why: 'http-403', retryMs: null },
  { type: 'ends', why: 'no-stream', retryMs: null },
  { type: 'ends', why: 'not-a-stream', retryMs: null },
];

/** What befalls an event, as the platform calls it. */
const named: Readonly<Record<string, FaultClass>> = {
  'stream.gap': 'event-lost',
  'stream.repeat': 'event-repeated',
  'stream.disorder': 'event-late',
  'stream.buffer': 'event-held',
  'stream.half-frame': 'event-halved',
  'stream.end': 'event-last',
};

const codes: Readonly<Record<number, string>> = { 204: 'no-stream', 404: 'no-stream' };

function waitOf(headers: Readonly<Record<string, string>>): number | null {
  const seconds = Number(headers['retry-after'] ?? 'none');
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}
