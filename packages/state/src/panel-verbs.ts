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

  protected get world(): VerbWorld {
    return this.#of();
  }

  open(conversationId: ConversationId | null): void {
    const { $openId, act, drafts, sync } = this.world;
    act(() => {
      drafts.flush();
      $openId.set(conversationId);
      sync.dispatch({ type: 'open', conversationId });
    });
  }

  messagesOf(conversationId: ConversationId): readonly Message[] {
    return this.world.tables().messages.get(conversationId) ?? [];
  }

  saveFilters(filters: readonly SavedFilter[]): void {
    this.world.act(() => this.world.filters.save(filters));
  }

  returned(): void {
    const { act, outbox } = this.world;
    this.refresh();
    act(() => outbox.dispatch({ type: 'returned' }));
  }

  refresh(): void {
    this.world.act(() => this.world.sync.dispatch({ type: 'refresh' }));
  }

  retrySync(): void {
    this.world.act(() => this.world.sync.retry());
  }

  readRecord(done: (record: FailureRecord | null) => void): void {
    this.world.record.read(done);
  }

  readQuarantined(done: (rows: readonly Row[] | null) => void): void {
    const { ports, unread } = this.world;
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
    this.world.act(() => this.world.health.measure(true));
  }
}
