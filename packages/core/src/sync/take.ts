import type { ConversationId, StoreId, SyncPage } from '@cs-inbox/protocol';
import { applyMessage, applyRun, applySeen } from './apply.ts';
import { messagesOf } from './messages-of.ts';
import { type Stepped, unchanged } from './stepped.ts';
import type { SyncEffect, SyncInput, SyncState } from './sync-state.ts';
import type { Tables } from './tables.ts';

/** Takes pages over that follow the tables: a run of answers, events of the stream, or what another tab has told. */
export function take(state: SyncState, pages: readonly SyncPage[], now: number): Stepped {
  const from = state.tables.cursor;
  const tables = applyRun(state.tables, pages);
  const seen = stillSeen(state, tables);
  const isFull = pages.some(({ mode }) => mode === 'full');
  const next: SyncState = {
    ...state,
    tables: applySeen(tables, seen),
    seen,
    freshAt: now,
    askFull: state.askFull && !isFull,
    generation: isFull ? state.generation + 1 : state.generation,
  };
  const isNews = isFull || tables.cursor !== from || pages.some(({ stores, conversations, messages }) => stores.length + conversations.length + messages.length > 0);
  const applied: SyncEffect[] = isNews && state.role === 'leads' ? [{ type: 'applied', from, pages }] : [];
  return { state: next, effects: [...loginsOf(tables, pages), ...applied] };
}

/** The same of pages that nobody has looked at yet: the outbox hears of their messages too. */
export function takeNew(state: SyncState, pages: readonly SyncPage[], now: number): Stepped {
  const taken = take(state, pages, now);
  return { state: taken.state, effects: [...observedIn(pages), ...taken.effects] };
}

/** What the disk had is shown until the backend, or another tab, has said what is so. */
export function takeCached(state: SyncState, { tables, freshAt, partial }: SyncInput & { type: 'cached' }): Stepped {
  if (state.tables.cursor !== null || tables.cursor === null) return unchanged(state);
  const confirmed = [...state.tables.messages.values()].flat();
  return unchanged({ ...state, tables: confirmed.reduce(applyMessage, tables), freshAt, askFull: state.askFull || partial });
}

export function observedIn(pages: readonly SyncPage[]): SyncEffect[] {
  const messages = pages.flatMap(messagesOf);
  return messages.length === 0 ? [] : [{ type: 'observed', messages }];
}

/** Also where nothing differs: a login may have gone and come back between two questions. */
function loginsOf(tables: Tables, pages: readonly SyncPage[]): SyncEffect[] {
  const told = new Set(pages.flatMap(({ stores }) => stores.map(({ id }) => id)));
  return told.size === 0 ? [] : [{ type: 'logins', signedOut: signedOutOf(tables), told }];
}

function signedOutOf({ stores }: Tables): ReadonlySet<StoreId> {
  return new Set([...stores.values()].filter(({ login }) => login === 'expired' || login === 'requires-relogin').map(({ id }) => id));
}

/** What was seen in another epoch, or of conversations that are gone, says nothing any more. */
function stillSeen({ seen, tables: before }: SyncState, tables: Tables): ReadonlyMap<ConversationId, number> {
  if (seen.size === 0) return seen;
  if (before.epoch !== tables.epoch) return new Map();
  return new Map([...seen].filter(([conversationId]) => tables.conversations.has(conversationId)));
}
