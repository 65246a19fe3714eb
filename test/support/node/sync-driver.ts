import { initialSync, stepSync, type SyncEffect, type SyncInput, syncPolicy, type SyncPolicy, type SyncState, syncWakeAt } from '@cs-inbox/core';
import type { Capabilities, HistoryPage, SyncPage } from '@cs-inbox/protocol';
import { samplePage } from './sample-page.ts';

const sampleCapabilities: Capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'none', bulkRetry: false };

/** Steps the receiving side by hand. */
export class SyncDriver {
  now = 1_780_000_000_000;
  draw = 0.5;
  state: SyncState = initialSync(this.now);
  readonly policy: SyncPolicy;

  constructor(policy: Partial<SyncPolicy> = {}) {
    this.policy = { ...syncPolicy, ...policy };
  }

  /** Up to date after one full page. */
  static live(page: Partial<SyncPage> = {}, policy: Partial<SyncPolicy> = {}): SyncDriver {
    const driver = new SyncDriver(policy);
    driver.step({ type: 'started', online: true });
    driver.capabilities();
    driver.page({ mode: 'full', ...page });
    return driver;
  }

  step(input: SyncInput): readonly SyncEffect[] {
    const { state, effects } = stepSync(this.state, input, this.now, () => this.draw, this.policy);
    this.state = state;
    return effects;
  }

  /** Answers the question that is on its way. */
  capabilities(change: Partial<Capabilities> = {}): readonly SyncEffect[] {
    const question = this.state.question;
    return this.step({ type: 'capabilities', question, answer: { ok: true, value: { ...sampleCapabilities, ...change } } });
  }

  page(change: Partial<SyncPage> = {}): readonly SyncEffect[] {
    return this.step({ type: 'page', question: this.state.question, answer: { ok: true, value: samplePage(change) } });
  }

  fails(why = 'rejected'): readonly SyncEffect[] {
    const type = this.state.capabilities === null ? 'capabilities' : 'page';
    return this.step({ type, question: this.state.question, answer: { ok: false, why } });
  }

  history(change: Partial<HistoryPage> = {}, newest = true, generation = this.state.generation): readonly SyncEffect[] {
    const value: HistoryPage = { account: 'mei', conversationId: 'c1', messages: [], hasMore: false, ...change };
    return this.step({ type: 'history', conversationId: value.conversationId, newest, generation, answer: { ok: true, value } });
  }

  pass(ms: number): readonly SyncEffect[] {
    this.now += ms;
    return this.step({ type: 'wake' });
  }

  wakeAt(): number | null {
    return syncWakeAt(this.state);
  }
}
