import type { ConversationId, Message } from '@cs-inbox/protocol';
import type { FailureRecord } from './failure-record.ts';
import type { Inbox } from './inbox.ts';
import type { Row } from './ports.ts';
import { isRecordKey } from './record-rows.ts';
import type { SavedFilter } from './saved-filter.ts';
import type { VerbWorld } from './verb-world.ts';

type Verbs = Pick<Inbox, 'open' | 'messagesOf' | 'refresh' | 'retrySync' | 'returned' | 'saveFilters' | 'readRecord' | 'readQuarantined' | 'checkHealth'>;

/** What a person does to see: opens, asks anew, reads, and keeps what is looked for. */
export class PanelVerbs implements Verbs {
  readonly #of: () => VerbWorld;

  /** @param world asked for at each deed */
  constructor(world: () => VerbWorld) {
    this.#of = world;
  }

  open(conversationId: ConversationId | null): void {
    const { $openId, act, drafts, sync } = this.#of();
    act(() => {
      drafts.flush();
      $openId.set(conversationId);
      sync.dispatch({ type: 'open', conversationId });
    });
  }

  messagesOf(conversationId: ConversationId): readonly Message[] {
    return this.#of().tables().messages.get(conversationId) ?? [];
  }

  saveFilters(filters: readonly SavedFilter[]): void {
    this.#of().act(() => this.#of().filters.save(filters));
  }

  returned(): void {
    const { act, outbox } = this.#of();
    this.refresh();
    act(() => outbox.dispatch({ type: 'returned' }));
  }

  refresh(): void {
    this.#of().act(() => this.#of().sync.dispatch({ type: 'refresh' }));
  }

  retrySync(): void {
    this.#of().act(() => this.#of().sync.retry());
  }

  readRecord(done: (record: FailureRecord | null) => void): void {
    this.#of().record.read(done);
  }

  readQuarantined(done: (rows: readonly Row[] | null) => void): void {
    const { ports, unread } = this.#of();
    const [ours, record] = [new Map<string, Row>(), [...unread].some(isRecordKey)];
    const take = (then: () => void) => (rows: readonly Row[] | null) => {
      if (rows === null) return done(null);
      for (const row of rows) if (unread.has(row.key)) ours.set(row.key, row);
      then();
    };
    const tell = () => done([...ours.values()]);
    ports.storage.load(take(record ? () => ports.storage.load(take(tell), 'record') : tell));
  }

  checkHealth(): void {
    this.refresh();
    this.#of().act(() => this.#of().health.measure(true));
  }
}
