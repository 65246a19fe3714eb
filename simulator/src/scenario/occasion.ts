import type { AccountId, ConversationId, StoreId } from '@cs-inbox/protocol';
import type { OccasionKind } from './occasion-kind.ts';

/** Something that a rule may bite on. */
export interface Occasion {
  readonly kind: Exclude<OccasionKind, 'attempt' | 'request'> | 'other';
  /** ms since 1970. */
  readonly now: number;
  /** Of a message: it comes to this point for the first time. */
  readonly first: boolean;
  readonly storeId: StoreId | null;
  readonly market: string | null;
  readonly platform: string | null;
  readonly conversationId: ConversationId | null;
  readonly operator: AccountId;
  /** Which message it is about: its place in its conversation, and the how manieth departure. */
  readonly message: { readonly conversationId: ConversationId; readonly ordinal: number; readonly departure: number } | null;
  /** Of an event, a sync or a stream: how manieth it is for its client. */
  readonly ordinal: number | null;
}

/** Whether a rule that waits for this kind counts the occasion. */
export function matches(wanted: OccasionKind, { kind, first }: Occasion): boolean {
  switch (wanted) {
    case 'request':
      return kind !== 'event';
    case 'attempt':
      return kind === 'send';
    case 'send':
      return kind === 'send' && first;
    default:
      return kind === wanted;
  }
}
