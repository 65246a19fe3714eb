import { fromRow, type OutboxEntry, type OutboxInput, type OutboxWish, ROW_VERSION, type StoreGate, toRow } from '@cs-inbox/core';
import { FailureCause, type Message, Message as MessageSchema, parse } from '@cs-inbox/protocol';
import { isTimes } from './rows.ts';

/** What the tabs of one account tell each other. */
export type TabMessage =
  /** A tab has come, and asks for everything. */
  | { readonly type: 'hello' }
  /** `epoch`: under which it is told; null where that is not known. */
  | (OutboxInput & { readonly type: 'told'; readonly epoch: number | null })
  | { readonly type: 'confirmed'; readonly message: Message }
  | { readonly type: 'stored' }
  /** Somebody has asked for the text of a message back, and it has been taken back. */
  | { readonly type: 'withdrawn'; readonly entry: OutboxEntry }
  /** Does the tab that sends live? */
  | { readonly type: 'ask' }
  /** It does, under this epoch, and reads rows up to this version. */
  | { readonly type: 'here'; readonly rows: number; readonly epoch: number }
  /** A person has signed out: nothing of the account may stay, nor be sent. */
  | { readonly type: 'wiped' }
  | { readonly type: 'wish'; readonly wish: OutboxWish };

/** Raised when tabs of another version would not understand. What has no content of its own is understood for ever. */
export const VERSION = 1;
const forEver: ReadonlySet<unknown> = new Set(['hello', 'stored', 'ask', 'here', 'wiped']);

/** That the tab that sends lives. */
export function here(epoch: number): TabMessage {
  return { type: 'here', rows: ROW_VERSION, epoch };
}

/** As plain data that survives the way to another tab. */
export function toWire(message: TabMessage): unknown {
  switch (message.type) {
    case 'told':
      return { ...message, v: VERSION, entries: message.entries.map(toRow), gates: [...message.gates], ...(message.paused === undefined ? {} : { paused: [...message.paused] }), ...(message.pauses === undefined ? {} : { pauses: [...message.pauses] }) };
    case 'withdrawn':
      return { ...message, v: VERSION, entry: toRow(message.entry) };
    default:
      return { ...message, v: VERSION };
  }
}

/** What another tab has said, or null where it speaks another version or nonsense. */
export function fromWire(heard: unknown): TabMessage | null {
  if (!isObject(heard) || typeof heard['v'] !== 'number' || (heard['v'] !== VERSION && !forEver.has(heard['type']))) return null;
  switch (heard['type']) {
    case 'hello':
    case 'stored':
    case 'ask':
    case 'wiped':
      return { type: heard['type'] };
    case 'here': {
      const { rows, epoch } = heard;
      return typeof rows === 'number' && typeof epoch === 'number' ? { type: 'here', rows, epoch } : null;
    }
    case 'told':
      return told(heard);
    case 'withdrawn': {
      const read = fromRow(heard['entry']);
      return read.ok ? { type: 'withdrawn', entry: read.entry } : null;
    }
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

function told({ whole, entries, gone, gates, paused, pauses, epoch }: Readonly<Record<string, unknown>>): TabMessage | null {
  if (typeof whole !== 'boolean' || !Array.isArray(entries) || !Array.isArray(gone) || !Array.isArray(gates)) return null;
  const read = entries.map(fromRow);
  const rows = read.filter((one) => one.ok).map(({ entry }) => entry);
  if (rows.length !== entries.length || !gone.every(isPlace) || !gates.every(isGate)) return null;
  return { type: 'told', epoch: typeof epoch === 'number' ? epoch : null, whole, entries: rows, gone, gates: new Map(gates), ...(isIds(paused) ? { paused: new Set(paused) } : {}), ...(isTimes(pauses) ? { pauses: new Map(pauses) } : {}) };
}

function isIds(ids: unknown): ids is readonly string[] {
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string');
}

function isGate(pair: unknown): pair is [string, StoreGate] {
  if (!Array.isArray(pair) || typeof pair[0] !== 'string' || !isObject(pair[1])) return false;
  const { cause, until, first } = pair[1];
  return parse(FailureCause, cause).ok && (until === null || typeof until === 'number') && (first === null || typeof first === 'string');
}

function isPlace(place: unknown): place is { conversationId: string; key: string } {
  return isObject(place) && typeof place['conversationId'] === 'string' && typeof place['key'] === 'string';
}

const wishes: ReadonlySet<unknown> = new Set<OutboxWish['type']>(['check', 'retry', 'stop-waiting', 'discard', 'withdraw', 'send-anyway', 'send-again']);

function isWish(wish: unknown): wish is OutboxWish {
  if (!isObject(wish)) return false;
  if (wish['type'] === 'returned') return true;
  if (wish['type'] === 'retry-all') return Array.isArray(wish['items']) && wish['items'].every(isPlace) && isPlanned(wish['planned']);
  if (wish['type'] === 'stop-retries') return Array.isArray(wish['items']) && wish['items'].every(isPlace);
  if (wish['type'] === 'pause') return typeof wish['storeId'] === 'string' && typeof wish['paused'] === 'boolean' && ['number', 'undefined'].includes(typeof wish['at']);
  if (!wishes.has(wish['type']) || !isPlace(wish)) return false;
  const { type, planned, edit }: Readonly<Record<string, unknown>> = { ...wish };
  if (type === 'withdraw') return typeof edit === 'boolean';
  return (type !== 'retry' && type !== 'send-again') || isPlanned(planned);
}

function isPlanned(planned: unknown): boolean {
  return isObject(planned) && ['trigger', 'by', 'reason'].every((field) => typeof planned[field] === 'string');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
