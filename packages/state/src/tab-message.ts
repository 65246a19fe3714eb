import { fromRow, type OutboxInput, type OutboxWish, type StoreGate, toRow } from '@cs-inbox/core';
import { FailureCause, type Message, Message as MessageSchema, parse } from '@cs-inbox/protocol';

/** What the tabs of one account tell each other. */
export type TabMessage =
  /** A tab has come, and asks for everything. */
  | { readonly type: 'hello' }
  | (OutboxInput & { readonly type: 'told' })
  | { readonly type: 'confirmed'; readonly message: Message }
  | { readonly type: 'stored' }
  | { readonly type: 'wish'; readonly wish: OutboxWish };

/** Raised when tabs of another version would not understand. */
const VERSION = 1;

/** As plain data that survives the way to another tab. */
export function toWire(message: TabMessage): unknown {
  switch (message.type) {
    case 'told':
      return { ...message, v: VERSION, entries: message.entries.map(toRow), gates: [...message.gates] };
    default:
      return { ...message, v: VERSION };
  }
}

/** What another tab has said, or null where it speaks another version or nonsense. */
export function fromWire(heard: unknown): TabMessage | null {
  if (!isObject(heard) || heard['v'] !== VERSION) return null;
  switch (heard['type']) {
    case 'hello':
    case 'stored':
      return { type: heard['type'] };
    case 'told':
      return told(heard);
    case 'confirmed': {
      const message = parse(MessageSchema, heard['message']);
      return message.ok ? { type: 'confirmed', message: message.value } : null;
    }
    case 'wish':
      return isWish(heard['wish']) ? { type: 'wish', wish: heard['wish'] } : null;
    default:
      return null;
  }
}

function told({ whole, entries, gone, gates }: Readonly<Record<string, unknown>>): TabMessage | null {
  if (typeof whole !== 'boolean' || !Array.isArray(entries) || !Array.isArray(gone) || !Array.isArray(gates)) return null;
  const read = entries.map(fromRow);
  const rows = read.filter((one) => one.ok).map(({ entry }) => entry);
  if (rows.length !== entries.length || !gone.every(isPlace) || !gates.every(isGate)) return null;
  return { type: 'told', whole, entries: rows, gone, gates: new Map(gates) };
}

function isGate(pair: unknown): pair is [string, StoreGate] {
  if (!Array.isArray(pair) || typeof pair[0] !== 'string' || !isObject(pair[1])) return false;
  const { cause, until, first } = pair[1];
  return parse(FailureCause, cause).ok && (until === null || typeof until === 'number') && (first === null || typeof first === 'string');
}

function isPlace(place: unknown): place is { conversationId: string; key: string } {
  return isObject(place) && typeof place['conversationId'] === 'string' && typeof place['key'] === 'string';
}

const wishes: ReadonlySet<unknown> = new Set<OutboxWish['type']>(['check', 'retry', 'stop-waiting', 'discard']);

function isWish(wish: unknown): wish is OutboxWish {
  if (!isObject(wish)) return false;
  if (wish['type'] === 'returned') return true;
  if (!wishes.has(wish['type']) || !isPlace(wish)) return false;
  const planned: unknown = Reflect.get(wish, 'planned');
  if (Reflect.get(wish, 'type') !== 'retry') return true;
  return isObject(planned) && ['trigger', 'by', 'reason'].every((field) => typeof planned[field] === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
