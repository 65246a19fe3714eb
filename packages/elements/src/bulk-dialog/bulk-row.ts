import type { RetryRunItem } from '@cs-inbox/state';

/** One of many messages that were confirmed. `result` is null where the page forbade it: then the engine was not asked. */
export type BulkRow = Omit<RetryRunItem, 'result'> & { readonly result: RetryRunItem['result'] | null };
