import type { MessagePlace } from '@cs-inbox/core';
import type { ResendResult, RetryResult, RetryRunItem } from '@cs-inbox/state';
import { sampleNow } from '../../../packages/elements/src/samples/sample-now.ts';
import { FakeInbox } from './fake-inbox.ts';

/** An inbox whose runs go as a test says. */
export class BulkInbox extends FakeInbox {
  readonly asked: { readonly keys: readonly string[]; readonly reason: string | undefined }[] = [];
  stops = 0;
  outlooks = 0;
  /** What it answers to single keys. */
  readonly answers = new Map<string, RetryResult | ResendResult>();

  override retryOutlook(items: readonly MessagePlace[]): readonly (RetryResult | ResendResult)[] {
    this.outlooks++;
    return super.retryOutlook(items);
  }

  override retryAll(items: readonly MessagePlace[], reason?: string): readonly (RetryResult | ResendResult)[] {
    this.asked.push({ keys: items.map(({ key }) => key), reason });
    const results = items.map(({ key }): RetryResult | ResendResult => this.answers.get(key) ?? { ok: true });
    const run = items.map(({ conversationId, key }, i): RetryRunItem => {
      const result = results[i] ?? { ok: true };
      return { conversationId, key: result.ok && 'key' in result && typeof result.key === 'string' ? result.key : key, storeId: 's', buyerName: '', result, progress: result.ok ? 'queued' : null, at: sampleNow };
    });
    this.$retryRun.set({ startedAt: sampleNow, by: 'Mei Lin', reason: reason ?? '', items: run });
    return results;
  }

  override stopRetries(): number {
    this.stops++;
    const run = this.$retryRun.get();
    const count = run?.items.filter(({ progress }) => progress === 'queued').length ?? 0;
    if (run !== null) this.$retryRun.set({ ...run, items: run.items.map((item) => (item.progress === 'queued' ? { ...item, progress: 'stopped' } : item)) });
    return count;
  }

  /** The first so many are sent, the next ones are what is said. */
  goOn(sent: number, ...next: readonly RetryRunItem['progress'][]): void {
    const run = this.$retryRun.get();
    if (run === null) return;
    const after = (item: RetryRunItem, i: number) => (i < sent ? 'sent' : (next[i - sent] ?? item.progress));
    this.$retryRun.set({ ...run, items: run.items.map((item, i) => ({ ...item, progress: after(item, i) })) });
  }
}
