import type { HttpAnswer } from '@cs-inbox/core';
import { type Answer, command, createChance, type PlatformCommand, type PlatformState, step } from '@cs-inbox/simulator';
import type { EventLoop } from './event-loop.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';

export interface WireRequest {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body: string | null;
}

/** What one request met on its way. */
export type Fate =
  | 'arrives'
  | 'offline'
  | 'refused'
  | 'lostBefore'
  | 'lostAfter'
  | 'cut'
  | 'badGateway'
  | 'captivePortal'
  | 'silence'
  | 'repeated'
  | 'late'
  | 'refusal';

const unkind = ['refused', 'lostBefore', 'lostAfter', 'cut', 'badGateway', 'captivePortal', 'silence', 'repeated', 'late', 'refusal'] as const;

/** The network between a page and the platform. A request that has left goes on when its page dies; its answer does not. */
export class SimulatedWire {
  platform: PlatformState;
  online = true;
  profile: Profile;
  /** How often each fate befell a request. */
  readonly fates = new Map<Fate, number>();
  readonly #loop: EventLoop;
  readonly #random: Random;
  readonly #chance: ReturnType<typeof createChance>;
  /** How often the platform refused a message, by cause. */
  readonly refusals = new Map<string, number>();
  readonly #onRefused: (key: string, cause: string) => void;

  constructor(loop: EventLoop, random: Random, platform: PlatformState, profile: Profile, onRefused: (key: string, cause: string) => void) {
    this.#loop = loop;
    this.#random = random;
    this.platform = platform;
    this.profile = profile;
    this.#onRefused = onRefused;
    this.#chance = createChance(platform.seed);
  }

  call(request: WireRequest, answer: (answer: HttpAnswer) => void): void {
    const fate = this.online ? this.#draw(request) : 'offline';
    this.fates.set(fate, (this.fates.get(fate) ?? 0) + 1);
    const lag = () => this.#random.between(5, 400);
    const later = (delayMs: number, what: HttpAnswer) => void this.#loop.in(delayMs, () => answer(what));
    switch (fate) {
      case 'offline':
        return later(1, broken);
      case 'refused':
      case 'lostBefore':
        return later(lag(), broken);
      case 'captivePortal':
        return later(lag(), { type: 'answered', status: 200, mediaType: 'text/html', body: '<title>Sign in</title>' });
      case 'silence':
        if (this.#random.chance(0.5)) this.#arriveIn(lag(), request, () => undefined);
        return;
      case 'repeated':
        this.#arriveIn(lag() + this.#random.between(0, 5_000), request, () => undefined);
        return this.#arriveIn(lag(), request, (reply) => later(lag(), reply));
      case 'late':
        return this.#arriveIn(this.#random.between(0, 40_000), request, (reply) => later(lag(), reply));
      case 'lostAfter':
        return this.#arriveIn(lag(), request, () => later(lag(), broken));
      case 'cut':
        return this.#arriveIn(lag(), request, () => later(lag(), { type: 'broken', why: 'cut' }));
      case 'badGateway':
        return this.#arriveIn(lag(), request, () =>
          later(lag(), { type: 'answered', status: 502, mediaType: 'text/html', body: '<h1>502</h1>' }),
        );
      case 'refusal':
        return this.#refuseIn(lag(), request, (reply) => later(lag(), reply));
      case 'arrives':
        return this.#arriveIn(lag(), request, (reply) => later(lag(), reply));
    }
  }

  /** A message that the platform does not have is refused by what stands in front of it; everything else arrives. */
  #refuseIn(delayMs: number, request: WireRequest, answered: (answer: HttpAnswer) => void): void {
    const key = keyOf(request);
    if (key === null) return this.#arriveIn(delayMs, request, answered);
    const cause = this.#random.pick(['platform', 'platform', 'quota', 'config', 'unknown']);
    const waitMs = this.#random.between(1_000, 60_000);
    this.#loop.in(delayMs, () => {
      if ((this.platform.keys.get(key)?.taken ?? null) !== null) return this.#arriveIn(0, request, answered);
      this.refusals.set(cause, (this.refusals.get(cause) ?? 0) + 1);
      this.#onRefused(key, cause);
      const retryAt = cause === 'quota' ? this.#loop.now() + waitMs : null;
      const body = { account: this.platform.account, key, cause, class: 'business', retryable: true, committed: false, retryAt };
      answered(this.online ? { type: 'answered', status: 503, mediaType: 'application/problem+json', body: JSON.stringify(body) } : broken);
    });
  }

  #arriveIn(delayMs: number, request: WireRequest, answered: (answer: HttpAnswer) => void): void {
    this.#loop.in(delayMs, () => {
      const stepped = step(this.platform, { ...request, headers: {} }, this.#loop.now(), this.#chance);
      this.platform = stepped.state;
      this.#note(request, stepped.answer);
      answered(this.online ? seen(stepped.answer) : broken);
    });
  }

  /** Somebody does something to the platform. */
  command(wanted: PlatformCommand): void {
    const done = command(this.platform, wanted, this.#loop.now(), this.#chance);
    if (!done.ok) throw new Error(done.why);
    this.platform = done.state;
  }

  #note(request: WireRequest, answer: Answer): void {
    const key = keyOf(request);
    if (key === null || answer.kind !== 'reply' || answer.status < 400) return;
    const { cause } = JSON.parse(answer.body) as { cause: string };
    this.refusals.set(cause, (this.refusals.get(cause) ?? 0) + 1);
    this.#onRefused(key, cause);
  }

  #draw(request: WireRequest): Fate {
    if (keyOf(request) !== null && this.#random.chance(this.profile.sendLost)) return 'lostAfter';
    let draw = this.#random.next();
    for (const fate of unkind) {
      draw -= this.profile[fate];
      if (draw < 0) return fate === 'refusal' && keyOf(request) === null ? 'arrives' : fate;
    }
    return 'arrives';
  }
}

/** The key of a send, or null. */
function keyOf({ method, path }: WireRequest): string | null {
  return method === 'PUT' ? (/\/messages\/([^/?]+)$/u.exec(path)?.[1] ?? null) : null;
}

const broken: HttpAnswer = { type: 'broken', why: 'rejected' };

function seen(answer: Answer): HttpAnswer {
  if (answer.kind !== 'reply') return broken;
  const asked = answer.headers['retry-after'];
  const retryAfterMs = asked === undefined ? null : Number(asked) * 1_000;
  return { type: 'answered', status: answer.status, mediaType: answer.headers['content-type'] ?? '', body: answer.body, retryAfterMs };
}
