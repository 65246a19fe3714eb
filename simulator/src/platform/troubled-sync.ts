import type { SyncPage } from '@cs-inbox/protocol';
import type { SyncTrouble } from '../faults/fault.ts';
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
      if (trouble.how === 'full') return answered(state, json(200, { ...page, mode: 'full', hasMore: false, conversations: state.threads.list.map(({ conversation }) => conversation), stores: [...state.stores], messages: [] }), about);
      const detail = 'What changed since this cursor is not kept any more. Ask without a cursor for everything.';
      return answered(state, refuse(state, { status: 410, title: 'Cursor expired', detail, code: 'cursor-expired', cause: 'platform', class: 'retryable', retryable: true }), about);
    }
    case 'endless': {
      // The next page begins where this one did, under a cursor that looks new.
      const sequence = cursor?.sequence ?? state.log.first;
      return answered(state, json(200, { ...page, cursor: writeCursor(state.epoch, { sequence, conversations: cursor?.conversations ?? null }), hasMore: true }), about);
    }
    case 'poisoned': {
      const poison = { id: 'poisoned', storeId: null, unread: 'many' };
      return answered(state, json(200, { ...page, conversations: [poison, ...page.conversations] }), about);
    }
  }
}
