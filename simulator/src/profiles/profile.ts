import type { Message, Store } from '@cs-inbox/protocol';
import type { Draft } from '../platform/reply.ts';
import type { RecipientReason } from '../faults/hindrance.ts';
import type { Refused } from '../platform/refused.ts';
import type { RefusedCase } from './refused-case.ts';

/** Where something is known from. `official`: the platform publishes it. `observed`: others have met it. `assumed`: nobody knows. */
export type Source = 'official' | 'observed' | 'assumed';
/** Of a value with several parts the source is that of the least certain one. */
export interface Fact<T> {
  readonly value: T;
  /** `scenario`: a scenario says so. */
  readonly source: Source | 'scenario';
  /** What there is to know beside it, as Markdown in one line. */
  readonly note?: string;
}

/** How the platform itself says one refusal. */
export interface PlatformCode {
  readonly code: string;
  /** The HTTP status that it comes with; where `errorsIn` is the body, this is mostly assumed. */
  readonly status: number;
  /** The sentence that comes with it. */
  readonly says: string;
  /** Of the code, for this case. `assumed`: none is known; a marketplace's then says that it is simulated, in itself or in its sentence. */
  readonly source: Source;
}

/** What is known of one marketplace. Times in ms, lengths in UTF-16 code units. */
export interface Profile {
  /** `shopee`, `lazada`, `tiktok-shop`, `generic`. */
  readonly platform: string;
  readonly title: string;
  /** Whether the body of an answer alone says what happened, or its HTTP status says it too. */
  readonly errorsIn: Fact<'body' | 'status'>;
  /** Whether it takes a key by which it knows a message that was sent before. */
  readonly deduplicates: Fact<boolean>;
  /** Most messages of one store in that time before it is throttled, and for how long then. */
  readonly rate: Fact<{ readonly limit: number; readonly perMs: number; readonly closesForMs: number }>;
  /** Most messages of one store in a day, and when the day begins: minutes after 00:00 UTC. */
  readonly dailyQuota: Fact<{ readonly limit: number; readonly resetMinute: number }>;
  /** How long a login lasts without anybody's doing, and how long before its end a warning comes. */
  readonly login: Fact<{ readonly lifeMs: number; readonly warningMs: number }>;
  /** Whether a lost login concerns one site, or all sites of one seller. */
  readonly loginPer: Fact<'site' | 'seller'>;
  /** When bad content is refused. */
  readonly content: Fact<'before-acceptance' | 'after-acceptance'>;
  /** Whether the same push may come more than once. */
  readonly repeatsPushes: Fact<boolean>;
  /** Most messages of one page of history. */
  readonly pageSize: Fact<number>;
  /** Why a buyer cannot be written to. */
  readonly cannotSend: Fact<readonly RecipientReason[]>;
  /** Markets in which nothing can be sent. */
  readonly closedMarkets: Fact<readonly string[]>;
  /** How long a seller may take to reply, by market; `''` for all others. */
  readonly replyWithinMs: Fact<Readonly<Record<string, number>>>;
  readonly textLengthMax: Fact<number>;
  /** Kinds of messages that buyers may send. */
  readonly kinds: Fact<readonly Message['kind'][]>;
  /** Its own words for each refusal. */
  readonly codes: Readonly<Record<RefusedCase, PlatformCode>>;
  /** The platform's own answer to a message that it took: status, headers, body. */
  readonly accepted: (message: { readonly id: string; readonly at: number; readonly requestId: string }) => Envelope;
  /** The platform's own answer to a message that it does not take. */
  readonly refused: (refused: Refused, about: { readonly store: Store; readonly now: number; readonly requestId: string }) => Envelope;
  /** The platform's own code for it, as our protocol carries it too. */
  readonly codeOf: (refused: Refused) => string;
}

/** An answer as the marketplace itself gives it. */
export type Envelope = Pick<Draft, 'status' | 'body' | 'headers'>;
