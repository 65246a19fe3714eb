import type { SyncPage } from '@cs-inbox/protocol';

/** A last, empty, incremental page. */
export function samplePage(change: Partial<SyncPage> = {}): SyncPage {
  return {
    account: 'mei',
    epoch: 'e1',
    mode: 'incremental',
    cursor: 'cur-1',
    hasMore: false,
    stores: [],
    conversations: [],
    messages: [],
    ...change,
  };
}
