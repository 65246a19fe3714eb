import type { SyncStatus } from '@cs-inbox/state';

/** When the list was last proved to be up to date: by an answer, or by a byte of the stream. ms since the epoch; null: never. */
export function provenAt({ connection, freshAt }: SyncStatus): number | null {
  return 'provenAt' in connection ? Math.max(connection.provenAt, freshAt ?? 0) : freshAt;
}
