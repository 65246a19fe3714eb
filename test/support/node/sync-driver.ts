import { initialSync, stepSync, type StreamNews, type SyncEffect, type SyncInput, type SyncNews, syncPolicy, type SyncPolicy, type SyncState, syncWakeAt } from '@cs-inbox/core';
import type { Capabilities, HistoryPage, Message, SyncPage } from '@cs-inbox/protocol';
import { sampleMessage } from './sample-message.ts';
import { samplePage } from './sample-page.ts';

const sampleCapabilities: Capabilities = { protocol: 1, account: 'mei', deduplicationWindowMs: 86_400_000, lookUp: true, stream: 'none', bulkRetry: false };

/** Steps the receiving side by hand. */
export class SyncDriver {
  now = 1_780_000_000_000;
  draw = 0.5;
  state: SyncState = initialSync(this.now);
  /** What was told to the disk and to the other tabs. */
  readonly applied: SyncNews[] = [];
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

  /** Up to date, and its stream is open at the cursor `c0`. */
  static streaming(page: Partial<SyncPage> = {}): SyncDriver {
    const driver = new SyncDriver();
    driver.step({ type: 'started', online: true });
    driver.capabilities({ stream: 'sse' });
    driver.page({ mode: 'full', cursor: 'c0', ...page });
    driver.news({ type: 'open' });
    return driver;
  }

  /** Its stream has brought the event 1, and an answer has shown that nothing is missing before it. */
  static flowing(): SyncDriver {
    const driver = SyncDriver.streaming();
    driver.event(1);
    driver.page({ cursor: 'c1', messages: [sampleMessage()] });
    return driver;
  }

  /** Up to date by a question of its own, and another tab asks for all. */
  static following(page: Partial<SyncPage> = {}): SyncDriver {
    const driver = new SyncDriver();
    driver.step({ type: 'role', role: 'follows' });
    driver.step({ type: 'started', online: true });
    driver.capabilities({ stream: 'sse' });
    driver.page({ mode: 'full', cursor: 'c0', ...page });
    return driver;
  }

  step(input: SyncInput): readonly SyncEffect[] {
    const { state, effects } = stepSync(this.state, input, this.now, () => this.draw, this.policy);
    this.state = state;
    for (const effect of effects) if (effect.type === 'applied') this.applied.push({ from: effect.from, pages: effect.pages });
    return effects.filter(({ type }) => type !== 'applied' && type !== 'thread-loaded');
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

  /** The stream that stands, or is being opened, tells something. */
  news(news: StreamNews): readonly SyncEffect[] {
    return this.step({ type: 'stream', number: this.state.stream?.number ?? 0, news });
  }

  /** It tells of a message, with the cursor `c<sequence>`. */
  event(sequence: number, change: Partial<Message> = {}): readonly SyncEffect[] {
    const message = sampleMessage({ id: `m${sequence}`, position: sequence, ...change });
    return this.news({ type: 'event', event: { type: 'message', cursor: `c${sequence}`, sequence, message } });
  }

  /** Passes time in steps in which a heartbeat comes. */
  beats(ms: number): void {
    for (let left = ms; left > 0; left -= 15_000) {
      this.now += Math.min(left, 15_000);
      this.news({ type: 'alive' });
    }
  }

  pass(ms: number): readonly SyncEffect[] {
    this.now += ms;
    return this.step({ type: 'wake' });
  }

  wakeAt(): number | null {
    return syncWakeAt(this.state);
  }
}
