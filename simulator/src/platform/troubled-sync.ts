import type { SyncPage } from '@cs-inbox/protocol';
import type { SyncTrouble } from '../faults/fault.ts';
import { nextSequence } from './change-log.ts';
import { type Cursor, writeCursor } from './cursor.ts';
import { answered, type Handled } from './handled.ts';
import { html } from './html.ts';
import type { PlatformState } from './platform-state.ts';
import { json, refuse } from './reply.ts';

/** What a client gets for a sync that meets trouble; null where the page goes out as it is. */
export function troubledSync(
  state: PlatformState,
  trouble: SyncTrouble,
  page: SyncPage,
  cursor: Cursor | null,
  about: { readonly fault: string; readonly rule: string },
): Handled | null {
  switch (trouble.kind) {
    case 'fails': {
      const { status, as } = trouble;
      if (as === 'html') return answered(state, html(status, 'The service is not available.'), about);
      const detail = 'The sync failed at the platform. It can be asked for again.';
      return answered(state, refuse(state, { status, title: 'Sync failed', detail, code: 'sync-failed', cause: 'platform', class: 'retryable', retryable: true }), about);
    }
    case 'expired': {
      if (cursor === null) return null;
      if (trouble.how === 'full') return everything(state, page, about);
      const detail = 'What changed since this cursor is not kept any more. Ask without a cursor for everything.';
      return answered(state, refuse(state, { status: 410, title: 'Cursor expired', detail, code: 'cursor-expired', cause: 'platform', class: 'retryable', retryable: true }), about);
    }
    case 'endless': {
      // The next page begins where this one did: a first sync at the first conversation, an incremental one at its cursor.
      const from = cursor ?? { sequence: nextSequence(state.log), conversations: 0 };
      return answered(state, json(200, { ...page, cursor: writeCursor(state.epoch, from), hasMore: true }), about);
    }
    case 'poisoned': {
      const poison = { id: 'poisoned', storeId: null, unread: 'many' };
      return answered(state, json(200, { ...page, conversations: [poison, ...page.conversations] }), about);
    }
  }
}

/** All at once, on one page, although its client asked for what changed. */
function everything(state: PlatformState, page: SyncPage, about: { readonly fault: string; readonly rule: string }): Handled {
  const head = nextSequence(state.log);
  const conversations = state.threads.list.map(({ conversation }) => conversation);
  const whole = { ...page, mode: 'full', cursor: writeCursor(state.epoch, { sequence: head, conversations: null }), hasMore: false, stores: [...state.stores], conversations, messages: [] };
  return answered(state, json(200, whole), { ...about, shows: conversations.flatMap(({ lastMessage }) => lastMessage?.key ?? []), head });
}
