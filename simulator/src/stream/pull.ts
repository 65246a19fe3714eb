import type { MessageKey } from '@cs-inbox/protocol';
import { appended, emptyList, itemsOf } from '../append-list.ts';
import type { Chance } from '../chance.ts';
import type { StreamTrouble } from '../faults/fault.ts';
import { nextHappeningAt } from '../platform/advance.ts';
import { askRules } from '../platform/ask-rules.ts';
import { type Change, changesFrom, nextSequence } from '../platform/change-log.ts';
import { cutOff } from '../platform/cut-off.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import { nextOpening } from '../scenario/openings.ts';
import type { Occasion } from '../scenario/occasion.ts';
import { type EventFrame, eventFrame } from './event-frame.ts';
import type { OpenStream } from './open-stream.ts';
import { preface } from './preface.ts';

/** After so many ms without a byte a comment is pushed, so that both sides know that the connection stands. */
const HEARTBEAT_MS = 15_000;
/** Most changes that one pull pushes. */
const CHANGES_MAX = 500;
/** Most changes that are noted as lacking. Who lacks so many gets on by a sync only, and that goes beyond all of them. */
const LACKS_MAX = 1_000;
const heartbeat: EventFrame = { text: ': \n\n', sequence: null, shows: null };

/** What a stream pushes up to the present of the platform. */
export interface Pulled {
  readonly stream: OpenStream;
  /** With what its rules have counted. */
  readonly state: PlatformState;
  readonly text: string;
  /** Keys of messages that it shows. */
  readonly shows: readonly MessageKey[];
  /** How it ends, or null while it stands. */
  readonly end: 'end' | 'reset' | null;
}

/** Pushes what has changed since the last time. Call it whenever time has passed or something was done to the platform. */
export function pull(state: PlatformState, stream: OpenStream, chance: Chance): Pulled {
  return new Pull(state, stream, chance).run();
}

/** When a stream is to be pulled again at the latest (ms since 1970), if nothing is done to the platform before. */
export function nextPullAt(state: PlatformState, { epoch, pulledAt, writtenAt, buffer, stalled, sequence }: OpenStream): number {
  if (epoch !== state.epoch || (!stalled && sequence < nextSequence(state.log))) return state.now;
  const openings = state.rules
    .filter(({ acts, fault }) => (acts === 'stream' && !stalled) || fault.cutsReplies === true)
    .map((rule) => nextOpening(rule, pulledAt ?? state.now) ?? Number.POSITIVE_INFINITY);
  if (stalled) return Math.min(...openings);
  return Math.min(nextHappeningAt(state), writtenAt + HEARTBEAT_MS, buffer?.until ?? Number.POSITIVE_INFINITY, ...openings);
}

/** One pull in the making. */
class Pull {
  #state: PlatformState;
  #stream: OpenStream;
  #text: string;
  #written: boolean;
  #end: Pulled['end'] = null;
  readonly #shows: MessageKey[] = [];
  readonly #chance: Chance;

  constructor(state: PlatformState, stream: OpenStream, chance: Chance) {
    this.#state = state;
    this.#stream = stream;
    this.#text = stream.pulledAt === null ? preface : '';
    this.#written = this.#text !== '';
    this.#chance = chance;
  }

  run(): Pulled {
    const { now, epoch } = this.#state;
    const before = this.#stream;
    const cut = cutOff(this.#state, this.#occasion(null, 'stream'), before.pulledAt ?? before.openedAt, now);
    if (cut !== null || before.epoch !== epoch) this.#end = 'reset';
    else if (!before.stalled) this.#goOn();
    const writtenAt = this.#written ? now : before.writtenAt;
    return { stream: { ...this.#stream, pulledAt: now, writtenAt }, state: this.#state, text: this.#text, shows: this.#shows, end: this.#end };
  }

  #goOn(): void {
    this.#asTimePasses();
    if (this.#end === null) this.#release();
    if (this.#end === null && !this.#stream.stalled) this.#pushChanges();
    const isQuiet = !this.#written && this.#state.now - this.#stream.writtenAt >= HEARTBEAT_MS;
    if (this.#end === null && !this.#stream.stalled && isQuiet) this.#push(heartbeat);
  }

  /** Its opening is an occasion; the mere passing of time is none, and only rules with a time are asked then. */
  #asTimePasses(): void {
    const opens = this.#stream.pulledAt === null;
    for (const trouble of this.#ask(this.#occasion(null, 'stream'), null, opens)) {
      if (trouble.kind === 'ends') this.#ends(trouble.how);
    }
  }

  #pushChanges(): void {
    const { log } = this.#state;
    if (this.#stream.sequence < log.first) {
      this.#end = 'end';
      return;
    }
    for (const change of changesFrom(log, this.#stream.sequence, CHANGES_MAX)) {
      if (this.#end !== null || this.#stream.stalled) return;
      this.#pushChange(change);
    }
  }

  #pushChange(change: Change): void {
    const frame = eventFrame(this.#state, change, this.#stream.sequence);
    this.#stream = { ...this.#stream, sequence: this.#stream.sequence + 1 };
    if (frame === null) return;
    this.#stream = { ...this.#stream, events: this.#stream.events + 1 };
    const ordinal = this.#stream.events;
    const troubles = this.#ask(this.#occasion(change, 'event'), { ordinal }, true);
    if (this.#stream.gap > 0) {
      this.#stream = { ...this.#stream, gap: this.#stream.gap - 1 };
      this.#lack(frame);
      return;
    }
    this.#befall(frame, troubles);
    if (this.#end === null && !this.#stream.stalled) this.#pass();
  }

  /** Pushes a frame, or what its troubles leave of it. */
  #befall(frame: EventFrame, troubles: readonly StreamTrouble[]): void {
    const [trouble] = troubles;
    switch (trouble?.kind) {
      case undefined:
        return this.#push(frame);
      case 'ends':
        this.#lack(frame);
        return this.#ends(trouble.how);
      case 'gap':
        this.#stream = { ...this.#stream, gap: trouble.events - 1 };
        return this.#lack(frame);
      case 'repeat':
        return this.#push({ ...frame, text: frame.text.repeat(1 + trouble.times) });
      case 'late':
        this.#stream = { ...this.#stream, late: [...this.#stream.late, { frame, afterEvents: this.#stream.events + trouble.events }] };
        return this.#lack(frame);
      case 'buffered':
        this.#stream = { ...this.#stream, buffer: this.#stream.buffer ?? { frames: emptyList, until: this.#state.now + trouble.forMs } };
        return this.#push(frame);
      case 'half-frame':
        this.#push({ text: frame.text.slice(0, Math.floor(frame.text.length / 2)), sequence: null, shows: null });
        this.#lack(frame);
        this.#end = 'reset';
        return;
    }
  }

  /** Writes a frame, which goes out unless something holds it back. */
  #push(frame: EventFrame): void {
    const { buffer } = this.#stream;
    this.#written = true;
    if (buffer === null) return this.#letOut([frame]);
    this.#stream = { ...this.#stream, buffer: { ...buffer, frames: appended(buffer.frames, frame) } };
    this.#lack(frame);
  }

  #letOut(frames: readonly EventFrame[]): void {
    const shown = new Set(frames.map(({ sequence }) => sequence));
    this.#text += frames.map(({ text }) => text).join('');
    this.#shows.push(...frames.flatMap(({ shows }) => shows ?? []));
    if (this.#stream.lacks.some((one) => shown.has(one))) this.#stream = { ...this.#stream, lacks: this.#stream.lacks.filter((one) => !shown.has(one)) };
  }

  /** Notes that the client was not shown the newest change. */
  #lack({ sequence }: EventFrame): void {
    const { lacks } = this.#stream;
    if (sequence === null || lacks.length >= LACKS_MAX || lacks.includes(sequence)) return;
    this.#stream = { ...this.#stream, lacks: [...lacks, sequence] };
  }

  /** Lets frames go on that enough others have passed. */
  #pass(): void {
    const { late, events } = this.#stream;
    if (late.length === 0) return;
    for (const { frame, afterEvents } of late) if (afterEvents <= events) this.#push(frame);
    this.#stream = { ...this.#stream, late: late.filter(({ afterEvents }) => afterEvents > events) };
  }

  /** Lets go what was held back for long enough. */
  #release(): void {
    const { buffer } = this.#stream;
    if (buffer === null || buffer.until > this.#state.now) return;
    this.#stream = { ...this.#stream, buffer: null };
    this.#letOut(itemsOf(buffer.frames));
  }

  #ends(how: 'end' | 'reset' | 'half-open'): void {
    if (how === 'half-open') this.#stream = { ...this.#stream, stalled: true };
    else this.#end = how;
  }

  #ask(occasion: Occasion, event: { readonly ordinal: number } | null, counts: boolean): readonly StreamTrouble[] {
    const { state, bites } = askRules(
      this.#state,
      { acts: 'stream', occasion, moment: (common) => ({ ...common, event }), firstOnly: true, onlyTimed: !counts },
      this.#chance,
    );
    this.#state = state;
    return bites.map(({ effect }) => effect);
  }

  #occasion(change: Change | null, kind: 'stream' | 'event'): Occasion {
    const { stores, threads, now } = this.#state;
    const conversationId = change !== null && 'conversationId' in change ? change.conversationId : null;
    const storeId = change !== null && 'storeId' in change ? change.storeId : (threads.get(conversationId ?? '')?.conversation.storeId ?? null);
    const store = stores.find(({ id }) => id === storeId);
    return {
      kind,
      now,
      first: true,
      storeId,
      market: store?.market ?? null,
      platform: store?.platform ?? null,
      conversationId,
      operator: this.#stream.operator,
      message: null,
      ordinal: kind === 'stream' ? this.#stream.ordinal : this.#stream.events,
    };
  }
}
