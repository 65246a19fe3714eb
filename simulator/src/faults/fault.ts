import type * as v from 'valibot';
import type { Conversation } from '@cs-inbox/protocol';
import type { Answer, Reply } from '../answer.ts';
import type { Chance } from '../chance.ts';
import type { PlatformState } from '../platform/platform-state.ts';
import type { OccasionKind } from '../scenario/occasion-kind.ts';
import type { Written } from '../scenario/written.ts';
import type { Hindrance } from './hindrance.ts';
import type { Phase } from './phase.ts';

/** The settings of a fault, as entries of a valibot object. */
export type SettingsSchema = v.ObjectEntries;

/** The settings as a rule writes them: what has a default may be left out, and is then not filled in. */
export type SettingsOf<S extends SettingsSchema> = Written<v.InferInput<v.StrictObjectSchema<S, undefined>>>;

/** What every fault may know of the occasion on which it bites. */
export interface Moment {
  /** ms since 1970. */
  readonly now: number;
  /** When the rule closes again (ms since 1970), or null where no time ends it. */
  readonly closesAt: number | null;
  /** A draw in [0, 1) for this occasion and this use; the same occasion always draws the same. */
  readonly draw: (use: string) => number;
}

/** On the way from the client: `reply` is null. On the way back: what the platform answered. */
export interface WayMoment extends Moment {
  readonly reply: Reply | null;
}

/** A message that the platform is about to take: it is in order, and its key was never accepted. */
export interface OfferMoment extends Moment {
  readonly text: string;
  /** How many messages of its store the platform took within so many ms before now; the present one does not count. */
  readonly takenWithin: (ms: number) => number;
  /** When the day of its store's platform ends, in ms since 1970. */
  readonly dayEndsAt: number;
}

/** A sync that the platform is about to answer. */
export interface SyncMoment extends Moment {
  readonly mode: 'full' | 'incremental';
}

/** What a sync meets instead of its page. */
export type SyncTrouble =
  | { readonly kind: 'fails'; readonly status: number; readonly as: 'problem' | 'html' }
  /** The cursor means nothing any more. `gone`: it is answered 410; `full`: with everything. */
  | { readonly kind: 'expired'; readonly how: 'gone' | 'full' }
  /** There is always one more page. */
  | { readonly kind: 'endless' }
  /** One item of the page is malformed. */
  | { readonly kind: 'poisoned' };

/** A message that the platform has just taken. */
export interface AftermathMoment extends Moment {
  readonly text: string;
}

/** What follows by itself after the platform took a message. */
export type Aftermath =
  /** It is blocked after so many ms, and the buyer never sees it. */
  | { readonly kind: 'blocked'; readonly inMs: number }
  /** Its receipts come so many ms later. */
  | { readonly kind: 'late-receipts'; readonly byMs: number };

/** An event that is about to be pushed, or (`event` null) a stream that was just opened or over which time passes. */
export interface StreamMoment extends Moment {
  readonly event: { readonly ordinal: number } | null;
}

/** What befalls a stream, or one event of it. */
export type StreamTrouble =
  /** `half-open`: no byte leaves any more, and the connection stands. */
  | { readonly kind: 'ends'; readonly how: 'end' | 'reset' | 'half-open' }
  /** So many events from this one on are never pushed. */
  | { readonly kind: 'gap'; readonly events: number }
  /** The event is pushed so many times more. */
  | { readonly kind: 'repeat'; readonly times: number }
  /** The event is held back until so many others have passed it. */
  | { readonly kind: 'late'; readonly events: number }
  /** Frames are held back and come in one piece after so many ms. */
  | { readonly kind: 'buffered'; readonly forMs: number }
  /** So many bytes of the frame are pushed, and nothing of the rest. */
  | { readonly kind: 'half-frame' };

/** The answer to a request that asks for many messages at once; `share` of them is taken, the others get the reason, or are left out. */
export interface BulkTrouble {
  readonly share: number;
  readonly others: 'refused' | 'missing';
}

/** Something that happens at a time, whoever asks. */
export interface ClockMoment extends Moment {
  readonly state: PlatformState;
  readonly chance: Chance;
  /** Whether the rule has to do with a conversation. */
  readonly concerns: (conversation: Conversation) => boolean;
}

/** What asks a fault, and what it answers; null lets the occasion pass. */
export interface Acts {
  readonly nothing: { readonly moment: Moment; readonly effect: never };
  readonly way: { readonly moment: WayMoment; readonly effect: Answer };
  readonly platform: { readonly moment: OfferMoment; readonly effect: Hindrance };
  readonly sync: { readonly moment: SyncMoment; readonly effect: SyncTrouble };
  readonly aftermath: { readonly moment: AftermathMoment; readonly effect: Aftermath };
  readonly stream: { readonly moment: StreamMoment; readonly effect: StreamTrouble };
  readonly bulk: { readonly moment: Moment; readonly effect: BulkTrouble };
  readonly clock: { readonly moment: ClockMoment; readonly effect: PlatformState };
}

/** One way to break. How to write the next one: docs/faults.md. */
export interface Fault<Act extends keyof Acts = keyof Acts, S extends SettingsSchema = SettingsSchema, Name extends string = string> {
  /** `<domain>.<name>`, as scenarios write it. */
  readonly do: Name;
  /** What it does, in one sentence for people. */
  readonly says: string;
  readonly direction: 'request' | 'reply' | 'push' | 'platform';
  /** Where it sits, given its settings. */
  readonly phase: (settings: SettingsOf<S>) => Phase;
  /** Which part of the simulator asks it. */
  readonly acts: Act;
  /** The kinds of occasions that it answers to. */
  readonly answersTo: readonly OccasionKind[];
  /** What it met stands against the store (the stores of one login, the conversation) until its own end, not only against the message that met it. */
  readonly stands?: 'store' | 'login' | 'conversation';
  /** Without `for` what it did stands for ever: `until` could not end it. */
  readonly forEver?: boolean;
  /** While its time window is shut, a reply or a stream that it would cross when it opens is reset. */
  readonly cutsReplies?: boolean;
  /** The server is down for so many ms after each opening: connections are refused meanwhile. */
  readonly downMs?: (settings: SettingsOf<S>) => number;
  readonly settings: S;
  readonly apply: (settings: SettingsOf<S>, moment: Acts[Act]['moment']) => Acts[Act]['effect'] | null;
}

/** Holds a fault to its type, and keeps the types of its settings and its name. */
export function fault<Act extends keyof Acts, const S extends SettingsSchema, const Name extends string>(one: Fault<Act, S, Name>): Fault<Act, S, Name> {
  return one;
}
