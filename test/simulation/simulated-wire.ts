import { type HttpAnswer, retryAfterMs } from '@cs-inbox/core';
import { type Answer, type Attempt, command, createChance, type JournalEntry, type PlatformCommand, type PlatformState, step } from '@cs-inbox/simulator';
import type { Counts } from './counts.ts';
import type { EventLoop } from './event-loop.ts';
import type { FaultClass } from './fault-class.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import { StreamWire } from './stream-wire.ts';
import { oddTime, toldTime } from './told-time.ts';

export interface WireRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly body: string | null;
}

/** What one request met on its way. */
export type Fate = 'arrives' | 'offline' | 'unheard' | 'stillAtIt' | 'othersAnswer' | (typeof unkind)[number];

const unkind = ['refused', 'lostBefore', 'lostAfter', 'cut', 'badGateway', 'captivePortal', 'silence', 'repeated', 'late'] as const;

/** What a page hears, and what the platform knows of it. */
type Heard = (answer: HttpAnswer, attempt: Attempt | null) => void;

/** The network between a page and the platform. A request that has left goes on when its page dies; its answer does not. */
export class SimulatedWire {
  readonly streams: StreamWire;
  #platform: PlatformState;
  #online = true;
  profile: Profile;
  /** Whose cookie the browser holds; null: that of the account. */
  operator: string | null = null;
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #chance: ReturnType<typeof createChance>;
  readonly #faults: Counts<FaultClass>;
  /** Called whenever a send has reached the platform. */
  readonly #arrived: (attempt: Attempt) => void;
  /** Called with what the platform answers to many at once, whether or not that comes back. */
  readonly #answeredMany: (answer: HttpAnswer) => void;
  /** Called with the platform after each step of it. */
  readonly #stepped: (platform: PlatformState) => void;
  /** By conversation, what was answered to the last message that the platform took. */
  readonly #lastTaken = new Map<string, HttpAnswer>();
  /** Where requests keep their order, because this backend knows no keys. */
  #lastArrivalAt = 0;

  constructor(
    loop: EventLoop,
    random: Random,
    platform: PlatformState,
    profile: Profile,
    faults: Counts<FaultClass>,
    arrived: (attempt: Attempt) => void,
    answeredMany: (answer: HttpAnswer) => void,
    stepped: (platform: PlatformState) => void,
  ) {
    this.#loop = loop;
    this.#random = random;
    this.#platform = platform;
    this.profile = profile;
    this.#faults = faults;
    this.#arrived = arrived;
    this.#answeredMany = answeredMany;
    this.#stepped = stepped;
    this.#chance = createChance(platform.seed);
    this.streams = new StreamWire(loop, this, this.#chance, faults);
  }

  get platform(): PlatformState {
    return this.#platform;
  }

  set platform(platform: PlatformState) {
    const before = this.#platform;
    this.#platform = platform;
    this.#stepped(platform);
    if (platform.epoch !== before.epoch) this.#faults.add('cursors-forgotten');
    if (platform.log !== before.log || platform.epoch !== before.epoch || platform.restartedAt !== before.restartedAt) this.streams.feed();
  }

  get online(): boolean {
    return this.#online;
  }

  set online(online: boolean) {
    this.#online = online;
    if (!online) this.streams.lose();
  }

  call(request: WireRequest, heard: Heard): Fate {
    const fate = this.online ? this.#draw(request) : 'offline';
    if (fate !== 'arrives') this.#faults.add(fate);
    const lag = () => this.#random.between(5, 400);
    const later = (delayMs: number, what: HttpAnswer, attempt: Attempt | null = null) => void this.#loop.in(delayMs, () => heard(what, attempt));
    const html = (status: number, body: string): HttpAnswer => ({ type: 'answered', status, mediaType: 'text/html', body });
    switch (fate) {
      case 'offline':
        later(1, broken);
        break;
      case 'refused':
      case 'lostBefore':
        later(lag(), broken);
        break;
      case 'captivePortal':
        later(lag(), html(200, '<title>Sign in</title>'));
        break;
      case 'silence':
        if (this.#random.chance(0.5)) this.#arriveIn(lag(), request, () => undefined);
        break;
      case 'unheard':
        break;
      case 'stillAtIt':
        this.#arriveIn(lag(), request, (reply) => later(lag(), stillAtIt(reply)));
        break;
      case 'othersAnswer':
        later(lag(), this.#othersAnswer(request));
        break;
      case 'repeated':
        this.#arriveIn(lag() + this.#random.between(0, 5_000), request, () => undefined);
        this.#arriveIn(lag(), request, (reply, attempt) => later(lag(), reply, attempt));
        break;
      case 'late':
        this.#arriveIn(this.#random.between(0, 40_000), request, (reply, attempt) => later(lag(), reply, attempt));
        break;
      case 'lostAfter':
        this.#arriveIn(lag(), request, () => later(lag(), broken));
        break;
      case 'cut':
        this.#arriveIn(lag(), request, () => later(lag(), { type: 'broken', why: 'cut' }));
        break;
      case 'badGateway':
        this.#arriveIn(lag(), request, () => later(lag(), html(502, '<h1>502</h1>')));
        break;
      case 'arrives':
        this.#arriveIn(lag(), request, (reply, attempt) => later(lag(), reply, attempt));
    }
    return fate;
  }

  /** Whether the answer to a request that was given up is told all the same. */
  tellsLate(): boolean {
    return this.profile.toldLate > 0 && this.#random.chance(this.profile.toldLate);
  }

  #arriveIn(delayMs: number, request: WireRequest, answered: Heard): void {
    const headers: Record<string, string> = this.operator === null ? {} : { 'x-cs-operator': this.operator };
    // Without keys only order tells a second copy from the first: there a look-up never overtakes what it asks about.
    this.#lastArrivalAt = this.profile.windowMs > 0 ? 0 : Math.max(this.#lastArrivalAt, this.#loop.now() + delayMs);
    this.#loop.at(Math.max(this.#loop.now() + delayMs, this.#lastArrivalAt), () => {
      const before = this.platform.attempts.length;
      const { state, answer, entry } = step(this.platform, { ...request, headers }, this.#loop.now(), this.#chance);
      const attempt = state.attempts.length > before ? (newest(state) ?? null) : null;
      this.#count(state, entry, attempt);
      this.platform = state;
      if (attempt !== null) this.#arrived(attempt);
      if (request.method === 'POST') this.#answeredMany(seen(answer));
      const told = this.#timed(seen(answer), attempt);
      if (attempt?.committed === true) this.#lastTaken.set(attempt.conversationId, told.answer);
      answered(this.online ? told.answer : broken, told.attempt);
    });
  }

  /** The answer to the message before, under the key of this one; none where there was none. */
  #othersAnswer(request: WireRequest): HttpAnswer {
    const [, conversationId = ''] = /^conversations\/([^/]+)\//u.exec(request.path) ?? [];
    const before = this.#lastTaken.get(conversationId);
    if (before?.type !== 'answered') return broken;
    return { ...before, body: JSON.stringify({ ...(JSON.parse(before.body) as object), key: keyOf(request) }) };
  }

  /** When a throttled store says that it may be asked again. */
  #timed(answer: HttpAnswer, attempt: Attempt | null): { readonly answer: HttpAnswer; readonly attempt: Attempt | null } {
    if (this.profile.businessCodes && attempt?.cause === 'unknown' && answer.type === 'answered') {
      return { answer: { ...answer, body: answer.body.replace('"class":"permanent"', '"class":"business"') }, attempt };
    }
    const gate = attempt?.cause === 'throttled' ? this.platform.standing.get(attempt.storeId)?.find(({ kind }) => kind === 'throttled') : undefined;
    if (attempt === null || gate?.kind !== 'throttled') return { answer, attempt };
    const odd = this.profile.oddWait > 0 && this.#random.chance(this.profile.oddWait);
    return odd ? oddTime(answer, attempt, gate.retryAfter, this.#random, this.#loop.now()) : toldTime(answer, attempt, gate.retryAfter, this.#loop.now());
  }

  /** Somebody does something to the platform. */
  command(wanted: PlatformCommand): void {
    const done = command(this.platform, wanted, this.#loop.now(), this.#chance);
    if (!done.ok) throw new Error(done.why);
    this.platform = done.state;
  }

  #count({ standing, stores }: PlatformState, { fault, status }: JournalEntry, attempt: Attempt | null): void {
    const name = fault === null ? undefined : (named[fault] ?? null);
    if (name !== undefined && name !== null) this.#faults.add(name);
    if (fault === 'store.expire-login') this.#faults.add(status === 403 ? 'login-403' : 'login-401');
    if (fault !== 'store.throttle' || attempt === null) return;
    const store = stores.find(({ id }) => id === attempt.storeId);
    const gate = standing.get(store?.id ?? '')?.find(({ kind }) => kind === 'throttled');
    if (gate?.kind === 'throttled') this.#faults.add(`throttled-${gate.retryAfter}`);
  }

  #draw(request: WireRequest): Fate {
    if (keyOf(request) !== null && this.#random.chance(this.profile.sendLost)) return 'lostAfter';
    if (this.profile.sendSilent > 0 && keyOf(request) !== null && this.#random.chance(this.profile.sendSilent)) return 'silence';
    if (this.profile.sendDead > 0 && isSend(request) && this.#random.chance(this.profile.sendDead)) return this.#random.chance(this.profile.deadSilence) ? 'unheard' : 'lostBefore';
    if (this.profile.newsLost > 0 && request.path.startsWith('sync') && this.#random.chance(this.profile.newsLost)) return 'lostBefore';
    const { stillAtIt: busy, othersAnswer } = this.profile;
    if (busy > 0 && keyOf(request) !== null && this.#random.chance(busy)) return 'stillAtIt';
    if (othersAnswer > 0 && keyOf(request) !== null && this.#random.chance(othersAnswer)) return 'othersAnswer';
    let draw = this.#random.next();
    for (const fate of unkind) {
      draw -= this.profile[fate];
      if (draw < 0) return fate;
    }
    return 'arrives';
  }
}

/** What the journal calls them. */
const named: Readonly<Record<string, FaultClass>> = {
  'store.daily-quota': 'quota',
  'store.forbid': 'config',
  'platform.fail': 'platform',
  'content.refuse': 'content',
  'recipient.refuse': 'recipient',
  'platform.unknown-code': 'unknown-code',
  'server.restart': 'server-restart',
  'sync.expire-cursor': 'cursor-expired',
  'bulk.partial': 'bulk-partial',
  'sync.fail': 'sync-fails',
  'sync.endless': 'sync-endless',
  'sync.poison': 'sync-poisoned',
};

function newest({ attempts }: PlatformState): Attempt | undefined {
  return attempts.shared[attempts.length - 1];
}

/** Whether it brings messages, or asks about one. */
function isSend(request: WireRequest): boolean {
  return keyOf(request) !== null || request.method === 'POST' || (request.method === 'GET' && request.path.startsWith('messages/'));
}

/** The key of a send, or null. */
function keyOf({ method, path }: WireRequest): string | null {
  return method === 'PUT' ? (/\/messages\/([^/?]+)$/u.exec(path)?.[1] ?? null) : null;
}

const broken: HttpAnswer = { type: 'broken', why: 'rejected' };

/** Of many a backend may tell in any order. */
function lastFirst(body: string): string {
  const { items, ...rest } = JSON.parse(body) as { readonly items: readonly unknown[] };
  return JSON.stringify({ ...rest, items: items.toReversed() });
}

/** The backend has begun with it, and does not say what came of it. */
function stillAtIt(reply: HttpAnswer): HttpAnswer {
  if (reply.type !== 'answered' || reply.status >= 300) return reply;
  const { account, key } = JSON.parse(reply.body) as { readonly account: string; readonly key: string };
  const problem = { type: 'about:blank', title: 'Still at it', status: 409, account, key, cause: 'platform', class: 'retryable', retryable: true, committed: true, retryAt: null, code: 'busy' };
  return { type: 'answered', status: 409, mediaType: 'application/problem+json', body: JSON.stringify(problem) };
}

/** What a browser makes of it. */
function seen(answer: Answer): HttpAnswer {
  if (answer.kind !== 'reply') return broken;
  const { status, headers } = answer;
  const body = status === 207 ? lastFirst(answer.body) : answer.body;
  const waitMs = retryAfterMs(headers['retry-after'] ?? null, headers['date'] ?? null);
  return { type: 'answered', status, mediaType: headers['content-type'] ?? '', body, retryAfterMs: waitMs };
}
