import type { ExportColumn } from '../export/export-column.ts';
import type { BulkAround } from './bulk-list.ts';
import type { BulkRow } from './bulk-row.ts';
import { whyOf } from './why-of.ts';

/** What a file of the results says of each message. */
export function resultColumns({ bubbles, format, now, say, stores, words }: BulkAround): readonly ExportColumn<BulkRow>[] {
  const { column } = say;
  const queued = ({ progress }: BulkRow) => progress !== null && progress !== 'failed' && progress !== 'stopped';
  return [
    { key: 'buyer', name: column.buyer, cell: ({ buyerName }) => buyerName },
    { key: 'platform', name: column.platform, cell: ({ storeId }) => stores.get(storeId)?.platform ?? '' },
    { key: 'site', name: column.site, cell: ({ storeId }) => stores.get(storeId)?.market ?? '' },
    { key: 'store', name: column.store, cell: ({ storeId }) => stores.get(storeId)?.name ?? storeId },
    { key: 'result', name: column.result, cell: (row) => (queued(row) ? words.delivery.queued : say.others) },
    { key: 'state', name: column.state, cell: ({ progress }) => (progress === null ? '' : progress === 'stopped' ? say.stopped : words.delivery[progress]) },
    { key: 'why', name: column.why, cell: (row) => (queued(row) ? '' : whyOf(row, bubbles.get(row.key) ?? null, now, words, say, format)) },
    { key: 'at', name: column.time, cell: ({ at }) => ({ at }) },
    { key: 'conversationId', name: column.conversation, cell: ({ conversationId }) => conversationId },
    { key: 'messageKey', name: column.key, cell: ({ key }) => key },
  ];
}
