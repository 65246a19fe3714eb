import { retryAfterForms, type Standing } from '@cs-inbox/simulator';
import type { Machine } from './machine.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';

/** How many times longer a daily limit is in force where it is for days. */
const LONG_DAYS = 100_000;

/** What goes wrong with one store: it is throttled, shut, or signed out. */
export class StoreWeather {
  readonly #machine: Machine;
  readonly #random: Random;
  readonly #profile: Profile;
  readonly #conversationIds: readonly string[];
  #healed = false;

  constructor(machine: Machine, random: Random, profile: Profile, conversationIds: readonly string[]) {
    this.#machine = machine;
    this.#random = random;
    this.#profile = profile;
    this.#conversationIds = conversationIds;
  }

  /** Nothing goes wrong any more. */
  heal(): void {
    this.#healed = true;
  }

  /** Its platform says no for a while, to whatever is sent. */
  refuses(kind: 'throttled' | 'quota' | 'forbidden'): void {
    const { wire, loop } = this.#machine;
    const storeId = this.#storeId();
    const until = loop.now() + this.#random.between(2_000, 60_000) * (kind === 'quota' && this.#profile.longDays ? LONG_DAYS : 1);
    const of = {
      throttled: (): Standing => ({ kind: 'throttled', until, retryAfter: this.#random.pick(retryAfterForms) }),
      quota: (): Standing => ({ kind: 'quota', until }),
      forbidden: (): Standing => ({ kind: 'forbidden', why: this.#random.pick(['ip', 'permission']), until }),
    };
    const standing = of[kind]();
    this.#machine.note(`${storeId}: ${JSON.stringify(standing)}`);
    if (this.#profile.oneStore && this.#random.chance(0.4)) loop.in(this.#random.between(50, 1_000), () => this.expireLogin(this.#random.between(1_000, 20_000)));
    wire.platform = { ...wire.platform, standing: new Map(wire.platform.standing).set(storeId, [standing]) };
  }

  /** For up to a minute whoever asks is told another time. */
  waver(): void {
    const { wire, loop } = this.#machine;
    const storeId = this.#storeId();
    const turns = this.#random.between(5, 60);
    this.#machine.note(`${storeId} asks each message for another time`);
    const turn = (left: number) => {
      const kind = this.#random.pick(['throttled', 'quota'] as const);
      const until = loop.now() + this.#random.between(1_000, this.#random.chance(0.5) ? 5_000 : 60_000);
      const standing: Standing = kind === 'quota' ? { kind, until } : { kind, until, retryAfter: this.#random.pick(['seconds', 'body']) };
      if (this.#healed) return;
      wire.platform = { ...wire.platform, standing: new Map(wire.platform.standing).set(storeId, left === 0 ? [] : [standing]) };
      if (left > 0) loop.in(this.#random.between(20, 1_500), () => turn(left - 1));
    };
    turn(turns);
  }

  expireLogin(forMs = this.#random.between(2_000, 120_000)): void {
    const storeId = this.#storeId();
    this.#machine.note(`the login of ${storeId} is gone`);
    this.#machine.wire.command({ do: 'expire-login', storeId, status: this.#random.chance(0.5) ? 401 : 403 });
    this.#machine.loop.in(forMs, () => {
      this.#machine.note(`${storeId} is logged in`);
      this.#machine.checker.prompts.reopened(storeId);
      this.#machine.wire.command({ do: 'log-in', storeId });
      if (!this.#random.chance(0.5)) return;
      this.#machine.checker.sync.returned();
      for (const page of this.#machine.usablePages) page.inbox.returned();
    });
  }

  #storeId(): string {
    const { platform } = this.#machine.wire;
    return platform.threads.get(this.#random.pick(this.#conversationIds))?.conversation.storeId ?? '';
  }
}
