import { initialSync, stepSync, type SyncEffect, type SyncInput, syncPolicy, type SyncPolicy, type SyncState, type SyncStanding, syncStanding, syncWakeAt } from '@cs-inbox/core';
import type { Capabilities, ServerEvent, SyncPage } from '@cs-inbox/protocol';
import { Random } from '../../../simulation/random.ts';
import { ModelledBackend } from './modelled-backend.ts';
import { ModelledLeader } from './modelled-leader.ts';
import { SyncJudge } from './sync-judge.ts';

type Question = { readonly number: number; readonly kind: 'capabilities' } | { readonly number: number; readonly kind: 'page'; readonly cursor: string | null; readonly early: SyncPage | null };

interface Stream {
  readonly number: number;
  /** Place in the log up to which it has been fed. */
  readonly fed: number;
  readonly epoch: number;
  readonly queue: readonly ServerEvent[];
  readonly last: ServerEvent | null;
  readonly opened: boolean;
  /** Its connection is dead, and nobody says so. */
  readonly dead: boolean;
}

type Command = (schedule: SyncSchedule) => void;

const whys = {
  unanswered: ['rejected', 'aborted', 'cut'],
  unfit: ['http-500', 'http-503', 'http-401', 'not-json', 'malformed-reply'],
  expired: ['http-410'],
} as const;
const ends = ['closed', 'cut', 'rejected', 'http-401', 'http-403', 'http-503', 'no-stream', 'not-a-stream', 'http-410', 'too-long'];

/** One tab's receiving side against a backend, a browser, other tabs and a clock that do whatever comes. */
export class SyncSchedule {
  now = 1_780_000_000_000;
  state: SyncState = initialSync(this.now);
  readonly random: Random;
  readonly backend: ModelledBackend;
  readonly leader: ModelledLeader;
  readonly trail: string[] = [];
  readonly counts = new Map<string, number>();
  readonly #judge: SyncJudge;
  readonly #policy: SyncPolicy = { ...syncPolicy, pagesMax: 40, heldMax: 6 };
  readonly #step: typeof stepSync;
  #online = true;
  #question: Question | null = null;
  #stream: Stream | null = null;
  /** How much goes wrong: some schedules are mostly calm, so that they get far. */
  readonly #weather: number;

  constructor(seed: number, step: typeof stepSync = stepSync) {
    this.#step = step;
    this.random = new Random(seed);
    this.#weather = this.random.pick([1, 0.2, 0.05]);
    this.backend = new ModelledBackend(this.random);
    this.leader = new ModelledLeader(this.backend, this.random);
    this.#judge = new SyncJudge(this.backend, this.#policy.pagesMax);
    this.#start();
  }

  run(commands: number): void {
    if (this.random.chance(0.6)) this.heal();
    for (let i = 0; i < commands; i++) this.#any();
    this.heal();
  }

  step(input: SyncInput): void {
    const before = this.state;
    const stepped = this.#step(before, input, this.now, () => this.random.next(), this.#policy);
    const tag = input.type === 'stream' ? `stream ${input.news.type}` : input.type;
    this.trail.push(`${tag} ${stepped.state.connection.state} ${stepped.state.rung} ${stepped.state.tables.cursor ?? '-'}`);
    this.#count(tag, stepped.state);
    this.state = stepped.state;
    this.#world(input, stepped.effects);
    this.#judge.judge(before, input, stepped);
    for (const effect of stepped.effects) if (effect.type === 'ask-history') throw new Error('nobody has opened a thread');
  }

  #count(tag: string, { rung, connection, role }: SyncState): void {
    for (const what of [tag, `rung ${rung}`, connection.state, role]) this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  #start(): void {
    const draw = this.random.next();
    if (draw < 0.4) this.step({ type: 'role', role: draw < 0.3 ? 'follows' : 'alone' });
    const cached = this.backend.tablesAt(this.backend.head);
    for (let i = this.random.between(0, 3); i > 0; i--) this.backend.change();
    if (this.random.chance(0.3)) this.backend.remove();
    if (this.random.chance(0.1)) this.backend.restore();
    const partial = this.random.chance(0.3);
    const tables = { ...this.state.tables, ...cached, ...(partial ? { conversations: new Map() } : {}) };
    if (this.random.chance(0.4)) this.step({ type: 'cached', tables, freshAt: this.now - 5_000, partial });
    this.#online = this.random.chance(0.8);
    this.step({ type: 'started', online: this.#online });
    if (this.random.chance(0.2)) this.step({ type: 'cached', tables, freshAt: this.now - 5_000, partial });
  }

  /** What the orders of a step do to the world, and what has been answered. */
  #world(input: SyncInput, effects: readonly SyncEffect[]): void {
    if ((input.type === 'page' || input.type === 'capabilities') && input.question === this.#question?.number) {
      this.#judge.questions.delete(input.question);
      this.#question = null;
    }
    if (input.type === 'stream' && input.news.type === 'ended' && input.number === this.#stream?.number) {
      this.#judge.streams.delete(input.number);
      this.#stream = null;
    }
    for (const effect of effects) {
      if (effect.type === 'abandon') this.#question = null;
      if (effect.type === 'ask-capabilities') this.#question = { number: effect.question, kind: 'capabilities' };
      if (effect.type === 'ask-page') {
        const early = this.random.chance(0.3) ? this.backend.page(effect.cursor) : null;
        this.#question = { number: effect.question, kind: 'page', cursor: effect.cursor, early };
      }
      if (effect.type === 'close-stream') this.#stream = null;
      if (effect.type === 'open-stream') this.#openStream(effect.number, effect.cursor);
    }
  }

  #openStream(number: number, cursor: string): void {
    const place = this.backend.isGone(cursor) ? null : this.backend.placeOf(cursor);
    this.#stream = { number, fed: place ?? -1, epoch: this.backend.epoch, queue: [], last: null, opened: false, dead: false };
  }

  #any(): void {
    const commands: readonly (readonly [number, Command])[] = [
      [14, (one) => one.#good()],
      [6 * this.#weather, (one) => one.#bad()],
      [2 * this.#weather, (one) => one.#strange()],
      [10, (one) => one.#time()],
      [8, (one) => one.backend.change()],
      [20, (one) => one.#streamNews()],
      [2, (one) => one.#streamFault()],
      [2 * this.#weather, (one) => one.#network()],
      [0.5 * this.#weather, (one) => one.#upheaval()],
      [0.1 + this.#weather / 2, (one) => one.step({ type: 'retry' })],
      [0.7, (one) => one.step({ type: 'refresh' })],
      [0.2, (one) => one.step({ type: 'role', role: one.random.pick(['leads', 'leads', 'follows', 'alone']) })],
      [5, (one) => one.#tell()],
      [0.2, (one) => one.#oldWord()],
    ];
    let draw = this.random.next() * commands.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, command] of commands) {
      draw -= weight;
      if (draw < 0) return command(this);
    }
  }

  /** Answers as it should. @returns whether there was a question */
  #good(): boolean {
    const question = this.#question;
    if (question === null) return false;
    if (question.kind === 'capabilities') {
      const value: Capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 1, lookUp: true, stream: 'sse', bulkRetry: false };
      this.step({ type: 'capabilities', question: question.number, answer: { ok: true, value } });
      return true;
    }
    const { cursor, early, number } = question;
    if (cursor !== null && this.backend.isGone(cursor) && this.random.chance(0.5)) this.#fails('http-410');
    else this.step({ type: 'page', question: number, answer: { ok: true, value: early ?? this.backend.page(cursor) } });
    return true;
  }

  #fails(why: string): void {
    const question = this.#question;
    if (question !== null) this.step({ type: question.kind, question: question.number, answer: { ok: false, why } });
  }

  #bad(): void {
    this.#fails(this.random.pick(whys[this.random.pick(['unanswered', 'unfit', 'unfit', 'expired'] as const)]));
  }

  /** A backend that goes round, says more for ever, changes its epoch in between, or does not answer full. */
  #strange(): void {
    const question = this.#question;
    if (question?.kind !== 'page') return;
    const page = this.backend.page(question.cursor);
    const answers: readonly SyncPage[] = [
      { ...page, hasMore: true, cursor: question.cursor ?? page.cursor },
      { ...page, mode: 'incremental', epoch: 'e0' },
      ...(question.cursor === null ? [{ ...page, mode: 'incremental' as const }] : []),
    ];
    if (this.random.chance(0.3)) return this.#endless();
    this.step({ type: 'page', question: question.number, answer: { ok: true, value: this.random.pick(answers) } });
    // One that turned round is asked on; then it has nothing to say.
    if (this.#question !== null && this.random.chance(0.7)) this.#fails('http-500');
  }

  #endless(): void {
    for (let i = 0; i < 60; i++) {
      const question = this.#question;
      if (question?.kind !== 'page' || (i > 0 && this.state.run?.pages.length === 0)) return;
      const page = this.backend.page(question.cursor);
      this.step({ type: 'page', question: question.number, answer: { ok: true, value: { ...page, hasMore: true, cursor: `more/${i}` } } });
    }
  }

  #time(): void {
    const wakeAt = syncWakeAt(this.state);
    const draw = this.random.next();
    if (draw < 0.03 * this.#weather) this.now += 8 * 3_600_000;
    else if (draw < 0.3 || wakeAt === null) this.now += this.random.between(1, 2_000);
    else this.now = Math.max(this.now, wakeAt + this.random.between(0, 50));
    this.step({ type: 'wake' });
  }

  #network(): void {
    this.#online = !this.#online;
    this.step({ type: this.#online ? 'online' : 'offline' });
  }

  #upheaval(): void {
    const stream = this.#stream;
    if (this.random.chance(0.5)) this.backend.remove();
    else this.backend.restore();
    // It cannot tell of that: it ends, or is never heard of again.
    if (stream !== null) this.#stream = { ...stream, fed: -1 };
    if (this.random.chance(0.5)) this.#streamNews();
  }

  #feed(): Stream | null {
    const stream = this.#stream;
    if (stream === null || stream.fed < 0 || stream.epoch !== this.backend.epoch) return stream;
    const news = this.backend.events(stream.fed);
    this.#stream = { ...stream, fed: stream.fed + news.length, queue: [...stream.queue, ...news] };
    return this.#stream;
  }

  /** @returns whether it had something to say */
  #streamNews(): boolean {
    const stream = this.#feed();
    if (stream === null || stream.dead) return false;
    if (stream.fed < 0 || stream.epoch !== this.backend.epoch) {
      this.step({ type: 'stream', number: stream.number, news: { type: 'ended', why: stream.opened ? 'closed' : 'http-410', retryMs: null } });
      return true;
    }
    if (!stream.opened) {
      this.#stream = { ...stream, opened: true };
      this.step({ type: 'stream', number: stream.number, news: { type: 'open' } });
      return true;
    }
    const [event, ...queue] = stream.queue;
    if (event === undefined) return false;
    this.#stream = { ...stream, queue, last: event };
    this.step({ type: 'stream', number: stream.number, news: { type: 'event', event } });
    return true;
  }

  #streamFault(): void {
    const stream = this.#feed();
    if (stream === null || stream.dead || !stream.opened || stream.fed < 0) return;
    const { number, queue, last } = stream;
    const [first, second, ...others] = queue;
    const draw = this.random.next();
    if (draw < 0.25) this.#stream = { ...stream, queue: queue.slice(1) };
    else if (draw < 0.4 && first !== undefined && second !== undefined) this.#stream = { ...stream, queue: [second, first, ...others] };
    else if (draw < 0.55 && last !== null) this.step({ type: 'stream', number, news: { type: 'event', event: last } });
    else if (draw < 0.65) this.step({ type: 'stream', number, news: { type: 'alive' } });
    else if (draw < 0.72) this.#stream = { ...stream, dead: true };
    else if (draw < 0.78) {
      this.#stream = { ...stream, queue: queue.slice(1) };
      this.step({ type: 'stream', number, news: { type: 'unreadable', why: 'malformed-event' } });
    }
    else if (draw < 0.85) this.step({ type: 'stream', number, news: { type: 'ended', why: this.random.pick(ends), retryMs: this.random.pick([null, 0, 5_000, 1e9]) } });
    else if (last !== null && number > 1) {
      const late = second ?? { ...last, sequence: last.sequence + 1 };
      this.step({ type: 'stream', number: number - 1, news: this.random.chance(0.5) ? { type: 'ended', why: 'cut', retryMs: null } : { type: 'event', event: late } });
    }
  }

  /** What another tab tells, where this one is not the one that asks. */
  #tell(): void {
    if (this.state.role === 'leads') return;
    const word = this.leader.next();
    if (word === null) return;
    if (this.random.chance(0.1)) return;
    this.step(word);
    if (this.random.chance(0.1)) this.step(word);
    if (this.random.chance(0.1)) this.step(this.leader.old());
    if (this.random.chance(0.5)) this.step({ type: 'told-standing', standing: this.#standing() });
  }

  #standing(): SyncStanding {
    const { connection } = this.state;
    const shown = connection.state === 'ended' ? connection : ({ state: 'live', provenAt: this.now } as const);
    const isWell = connection.state === 'ended' || this.random.chance(0.9);
    const trouble = { rung: isWell ? 'incremental' : 'manual', failures: isWell ? 0 : 4, why: isWell ? '' : 'http-503', triedByHand: !isWell && this.random.chance(0.5) } as const;
    return { ...syncStanding(this.state), ...trouble, connection: shown, cursor: this.leader.cursor, freshAt: this.now };
  }

  /** Answers to questions that are not asked any more. */
  #oldWord(): void {
    const answer = { ok: true, value: this.backend.page(null) } as const;
    const question = this.random.between(0, this.state.question - (this.#question === null ? 0 : 1));
    if (question !== this.#question?.number) this.step({ type: 'page', question, answer });
    this.step(this.leader.old());
  }

  /** From now on all goes well: within a bounded time everything is shown that there is. */
  heal(): void {
    const from = this.now;
    if (!this.#online) this.#network();
    // What was lost before is lost: only time tells.
    const isLost = this.random.chance(0.2);
    const lost = isLost ? this.#question : null;
    if (isLost && this.#stream !== null) this.#stream = { ...this.#stream, dead: true };
    this.backend.change();
    for (let steps = 0; !this.#isSettled(); steps++) {
      if (this.now - from > 100_000 || steps > 2_000) throw new Error(`not settled ${this.now - from} ms after all was well: ${this.state.connection.state} ${this.state.tables.cursor}, ${this.backend.head}`);
      if ((this.#question !== lost && this.#good()) || this.#streamNews()) continue;
      if (this.state.role !== 'leads') {
        for (let word = this.leader.next(); word !== null; word = this.leader.next()) this.step(word);
        this.step({ type: 'told-standing', standing: this.#standing() });
        if ((this.#question !== null && this.#question !== lost) || this.#isSettled()) continue;
      }
      const beatAt = this.now + 15_000;
      const wakeAt = syncWakeAt(this.state) ?? Infinity;
      this.now = Math.max(this.now, Math.min(beatAt, wakeAt));
      if (this.#stream?.opened === true && !this.#stream.dead && beatAt <= wakeAt) this.step({ type: 'stream', number: this.#stream.number, news: { type: 'alive' } });
      this.step({ type: 'wake' });
    }
    this.#judge.rows(this.state);
  }

  #isSettled(): boolean {
    const { connection, tables, failures, rung } = this.state;
    const isUp = connection.state === 'live' || connection.state === 'polling';
    return isUp && failures === 0 && rung === 'incremental' && tables.cursor === this.backend.head;
  }
}
