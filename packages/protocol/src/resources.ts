import * as v from 'valibot';
import { Id } from './ids.ts';
import { ADDRESS_LENGTH_MAX, NAME_LENGTH_MAX, TEXT_LENGTH_MAX } from './limits.ts';
import { TextUnit } from './text-length.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export const Instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const Name = v.pipe(v.string(), v.maxLength(NAME_LENGTH_MAX));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Whether the backend may act for the store at the platform. A word that we do not know reads as `signed-in`: no false alarm. */
export const StoreLogin = v.fallback(
  v.picklist(['signed-in', 'expires-soon', 'expired', 'requires-relogin']),
  'signed-in',
);

/** At most `messages` in any `everyMs` ms. */
export const Pace = v.object({
  messages: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(10_000)),
  everyMs: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(86_400_000)),
});
export type Pace = v.InferOutput<typeof Pace>;

/** A merchant's shop on a platform, in one market. */
export const Store = v.object({
  id: Id,
  name: Name,
  /** `shopee`, `lazada`, `tiktok-shop`, or any other platform's own word. */
  platform: Id,
  /** The site, as an ISO 3166 alpha-2 code: `MY`. */
  market: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u)),
  login: StoreLogin,
  /** Longest text that the platform takes, in `textLengthUnit`. */
  textLengthMax: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(TEXT_LENGTH_MAX)),
  /** In what the platform counts that; left out, in UTF-16 code units. */
  textLengthUnit: v.optional(v.fallback(TextUnit, 'utf-16')),
  /** How fast the platform takes messages from it, where that is known; what cannot be read counts as not known. */
  pace: v.optional(v.fallback(v.nullable(Pace), null)),
});
export type Store = v.InferOutput<typeof Store>;

/** How far the platform has carried a message that it accepted. */
export const Receipt = v.picklist(['sent', 'delivered', 'read', 'blocked']);
export type Receipt = v.InferOutput<typeof Receipt>;

export const MessageKind = v.fallback(
  v.picklist(['text', 'image', 'sticker', 'item', 'order', 'voucher', 'system', 'unsupported']),
  'unsupported',
);

const WebAddress = v.pipe(v.string(), v.maxLength(ADDRESS_LENGTH_MAX), v.regex(/^https?:\/\//u));
/** A small image may come along itself; in an image nothing in it runs. */
const ImageAddress = v.pipe(v.string(), v.maxLength(ADDRESS_LENGTH_MAX), v.regex(/^(https?:\/\/|data:image\/)/u));
const Pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));
const ifReadable = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.fallback(v.nullable(schema), null));

/** What a message shows beside its text. What cannot be read of it counts as not there. */
export const Attachment = v.object({
  /** Name of the item or voucher, number of the order. */
  title: ifReadable(Name),
  /** What else the platform's own chat shows: a price, how far the order is, until when the voucher holds. */
  subtitle: ifReadable(Name),
  /** The image or sticker itself, or a small one of the item; `http:`, `https:` or `data:`. */
  imageUrl: ifReadable(ImageAddress),
  /** Size of the image, px: its place is kept until it is there. */
  imageWidth: ifReadable(Pixels),
  imageHeight: ifReadable(Pixels),
  /** Where a person can see more; `http:` or `https:`. */
  linkUrl: ifReadable(WebAddress),
});
export type Attachment = v.InferOutput<typeof Attachment>;

/** What the backend has confirmed. */
export const Message = v.object({
  id: Id,
  conversationId: Id,
  /** The client's key, when this message came from a client of this protocol. */
  key: v.optional(v.nullable(Id), null),
  direction: v.picklist(['in', 'out']),
  kind: MessageKind,
  text: v.pipe(v.string(), v.maxLength(TEXT_LENGTH_MAX)),
  /** Place in its conversation: strictly rising, given by the backend. Lists order by it, never by clocks. */
  position: Count,
  at: Instant,
  /** Only of outgoing messages; incoming ones say `delivered`. */
  receipt: v.optional(Receipt, 'delivered'),
  /** What the platform says of a message that it blocked after it had taken it. */
  note: v.optional(v.pipe(v.string(), v.maxLength(NAME_LENGTH_MAX))),
  /** What it shows beside its text; of a kind that shows nothing else, it may say where it can be seen. */
  attachment: ifReadable(Attachment),
});
export type Message = v.InferOutput<typeof Message>;

/** The thread with one buyer in one store. */
export const Conversation = v.object({
  id: Id,
  storeId: Id,
  buyer: v.object({ id: Id, name: Name }),
  /** Buyer messages that no operator has seen yet. */
  unread: Count,
  lastMessage: v.nullable(Message),
  /** When the reply is due by the platform's rules, or null where none is. */
  replyDueAt: v.optional(v.nullable(Instant), null),
  priority: v.optional(v.boolean(), false),
});
export type Conversation = v.InferOutput<typeof Conversation>;
