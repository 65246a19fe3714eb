import type { Bubble } from '@cs-inbox/core';
import type { BulkRow } from './bulk-row.ts';

/** What a person can do about a message that does not go. */
export type BulkDeed = 'log-in' | 'resume' | 'edit' | 'open';

/** null where its wait goes by, it goes on by itself, or a person has just stopped it. */
export function wayOut({ progress, result }: Pick<BulkRow, 'progress' | 'result'>, bubble: Bubble | null): BulkDeed | null {
  if (progress === 'stopped') return null;
  if (progress === 'failed') {
    const cause = bubble?.failure?.cause;
    if (cause === 'login') return 'log-in';
    return cause === 'content' ? 'edit' : bubble !== null && bubble.resumes !== null ? null : 'open';
  }
  if (result?.ok !== false || result.why !== 'not-eligible') return 'open';
  const { eligibility } = result;
  if (eligibility.verdict === 'may') return null;
  if (eligibility.verdict === 'never') return bubble?.failure?.cause === 'content' && eligibility.why === 'cause' ? 'edit' : 'open';
  return eligibility.for === 'login' ? 'log-in' : eligibility.for === 'paused' ? 'resume' : 'open';
}
