import type { ConversationId, MessageId, MessageKey, StoreId } from '@cs-inbox/protocol';
import { itemsOf } from '../append-list.ts';
import type { PlatformState } from './platform-state.ts';

/** A message that a buyer really received. */
export interface LedgerEntry {
  /** When the platform took it, in ms since 1970. */
  readonly at: number;
  readonly conversationId: ConversationId;
  readonly storeId: StoreId;
  readonly messageId: MessageId;
  readonly key: MessageKey;
  /** `sequence` of the attempt that brought it; null where the backend itself offered it once more. */
  readonly attempt: number | null;
  readonly text: string;
  readonly position: number;
  /** Which message this is of all that were sent, from 1. */
  readonly arrival: number;
}

/** The truth: what operators sent and buyers received, in the order in which the platform took it. Copy it to keep it. */
export function ledger(state: PlatformState): readonly LedgerEntry[] {
  return itemsOf(state.ledger);
}
