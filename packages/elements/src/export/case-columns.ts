import type { Store, StoreId } from '@cs-inbox/protocol';
import type { FailureCase } from '@cs-inbox/state';
import type { Words } from '../words/words.ts';
import type { ExportColumn } from './export-column.ts';
import type { ExportFile } from './export-file.ts';
import { instant } from './instant.ts';

/** What is exported of the failures of the days behind. States and reasons are words for people in CSV, those of the protocol in NDJSON. */
export function caseColumns(words: Words, format: ExportFile<never>['format'], stores: ReadonlyMap<StoreId, Store>): readonly ExportColumn<FailureCase>[] {
  const { head, end } = words.report;
  const said = <Key extends string>(table: Readonly<Record<Key, string>>, key: Key) => (format === 'csv' ? table[key] : key);
  const column = (key: keyof typeof head, cell: ExportColumn<FailureCase>['cell']) => ({ key, name: head[key], cell });
  return [
    column('created', ({ createdAt }) => ({ at: createdAt })),
    column('failed', ({ failedAt }) => ({ at: failedAt })),
    column('store', ({ storeId }) => stores.get(storeId)?.name ?? storeId),
    column('platform', ({ storeId }) => stores.get(storeId)?.platform ?? null),
    column('site', ({ storeId }) => stores.get(storeId)?.market ?? null),
    column('buyer', ({ buyerName }) => buyerName),
    column('cause', ({ cause }) => said(words.cause, cause)),
    column('lastCause', ({ lastCause }) => said(words.cause, lastCause)),
    column('code', ({ code }) => code),
    column('requestId', ({ requestId }) => requestId),
    column('retries', ({ retries }) => retries.length),
    column('history', (of) => of.retries.map((retry) => retryLine(retry, words, said)).join('\n')),
    column('end', (of) => said(end, of.end ?? 'open')),
    column('ended', ({ endAt }) => endAt && { at: endAt }),
    column('conversation', ({ conversationId }) => conversationId),
    column('key', ({ key }) => key),
  ];
}

/** `2026-11-21T14:32:05.000Z · In bulk · Mei Lin · after the login · arrived` */
function retryLine(
  { at, trigger, by, reason, arrived }: FailureCase['retries'][number],
  words: Words,
  said: <Key extends string>(table: Readonly<Record<Key, string>>, key: Key) => string,
): string {
  const { retryFate } = words.report;
  const fate = arrived === null ? 'open' : arrived ? 'arrived' : 'vain';
  return [instant(at), said(words.trigger, trigger), by, reason, said(retryFate, fate)].filter((part) => part !== '').join(' · ');
}
