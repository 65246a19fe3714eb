import type { ConversationRow } from '@cs-inbox/state';
import { sampleRows } from './sample-rows.ts';

/** So many conversations, the newest first: the sample buyers over and over, each with a number. */
export function manyRows(count: number): readonly ConversationRow[] {
  const first = sampleRows[0];
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, i) => {
    const row = sampleRows[i % sampleRows.length] ?? first;
    const { id, buyer } = row.conversation;
    return { ...row, at: first.at - i * 1_000, conversation: { ...row.conversation, id: `${id}-${i}`, buyer: { ...buyer, name: `${buyer.name} ${i}` } } };
  });
}
