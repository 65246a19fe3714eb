import { fromRow, type OutboxEntry, toRow } from '@cs-inbox/core';
import type { ConversationId, MessageKey } from '@cs-inbox/protocol';
import type { StoredDraft } from './drafts.ts';
import type { Row } from './ports.ts';

const OUT = 'out:';
const DRAFT = 'draft:';

/** What the rows of a disk say. Rows that cannot be read stay where they are and are counted. */
export interface ReadRows {
  readonly entries: readonly OutboxEntry[];
  readonly drafts: ReadonlyMap<ConversationId, StoredDraft>;
  readonly quarantined: readonly { readonly key: string; readonly why: string }[];
}

export const outRowKey = (key: MessageKey): string => OUT + key;
export const draftRowKey = (conversationId: ConversationId): string => DRAFT + conversationId;

export function outRow(entry: OutboxEntry): Row {
  return { key: outRowKey(entry.key), value: toRow(entry) };
}

export function draftRow(conversationId: ConversationId, { text, replaces }: StoredDraft): Row {
  return { key: draftRowKey(conversationId), value: { v: 1, text, ...(replaces === null ? {} : { replaces }) } };
}

export function readRows(rows: readonly Row[]): ReadRows {
  const entries: OutboxEntry[] = [];
  const drafts = new Map<ConversationId, StoredDraft>();
  const quarantined: { key: string; why: string }[] = [];
  for (const { key, value } of rows) {
    if (key.startsWith(OUT)) {
      const read = fromRow(value);
      if (read.ok && outRowKey(read.entry.key) === key) entries.push(read.entry);
      else quarantined.push({ key, why: read.ok ? 'row of another key' : read.why });
    } else if (key.startsWith(DRAFT)) {
      const draft = readDraft(value);
      if (draft === null) quarantined.push({ key, why: 'not a draft' });
      else drafts.set(key.slice(DRAFT.length), draft);
    }
  }
  return { entries, drafts, quarantined };
}

function readDraft(value: unknown): StoredDraft | null {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('v' in value) || value.v !== 1) return null;
  if (typeof value.text !== 'string') return null;
  return { text: value.text, replaces: 'replaces' in value && typeof value.replaces === 'string' ? value.replaces : null };
}
