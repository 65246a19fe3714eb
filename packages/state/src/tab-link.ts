import type { OutboxEffect, OutboxEntry, OutboxInput, OutboxState } from '@cs-inbox/core';
import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import type { TabsPort } from './ports.ts';
import { fromWire, here, type TabMessage, toWire } from './tab-message.ts';

/** What is said between tabs that is not a fact for the outbox. */
export interface LinkListener {
  /** Under which this tab sends, or null where it does not. */
  epoch(): number | null;
  /** There may be something new on the disk. */
  look(): void;
  /** The tab that sends has said something, and perhaps which rows it reads and under which epoch it writes. */
  heardSender(rows: number | null, epoch: number | null): void;
  /** Somebody has asked for the text of a message back. */
  withdrawn(entry: OutboxEntry): void;
  /** Another tab has signed the account out. */
  wiped(): void;
}

/** Keeps the outboxes of all tabs alike: the one that sends tells the others, and they hand it what people ask for. */
export class TabLink {
  readonly #tabs: TabsPort;

  readonly #listener: LinkListener;
  /** The newest leadership that was heard of: what is told under an older one is not true any more. */
  #newest = 0;

  constructor(tabs: TabsPort, listener: LinkListener) {
    this.#tabs = tabs;
    this.#listener = listener;
  }

  hello(): void {
    this.#post({ type: 'hello' });
  }

  /** Does the tab that sends live? */
  ask(): void {
    this.#post({ type: 'ask' });
  }

  wiped(): void {
    this.#post({ type: 'wiped' });
  }

  /** What an order for the world means for the other tabs. */
  pass(effect: OutboxEffect): void {
    if (effect.type === 'stored' || effect.type === 'wish') this.#post(effect);
  }

  /** The backend has it. Said before it leaves the outbox, so that no tab shows it nowhere. */
  confirmed(message: Message): void {
    this.#post({ type: 'confirmed', message });
  }

  /** A person has asked for its text back: said before it leaves the outbox. */
  withdrawn(entry: OutboxEntry): void {
    this.#post({ type: 'withdrawn', entry });
  }

  /** What has changed from one state of the tab that sends to the next. */
  tell(before: OutboxState, after: OutboxState): void {
    if (!after.leading) return;
    if (!before.leading) {
      this.tellAll(after);
      return this.#live();
    }
    const entries: OutboxEntry[] = [];
    const gone: { conversationId: ConversationId; key: MessageKey }[] = [];
    if (before.lanes !== after.lanes) {
      for (const [conversationId, lane] of before.lanes) compare(conversationId, lane.entries, after.lanes.get(conversationId)?.entries ?? [], entries, gone);
      for (const [conversationId, lane] of after.lanes) if (!before.lanes.has(conversationId)) entries.push(...lane.entries);
    }
    const { gates, paused, pauses } = after;
    if (entries.length > 0 || gone.length > 0 || before.gates !== gates || before.paused !== paused) {
      this.#post({ type: 'told', epoch: this.#listener.epoch(), whole: false, entries, gone, gates, paused, pauses });
    }
  }

  tellAll({ lanes, gates, paused, pauses }: OutboxState): void {
    this.#post({ type: 'told', epoch: this.#listener.epoch(), whole: true, entries: [...lanes.values()].flatMap((lane) => lane.entries), gone: [], gates, paused, pauses });
  }

  /** What another tab has said, as facts for the outbox of this one. */
  heard(raw: unknown, state: OutboxState): readonly OutboxInput[] {
    const message = fromWire(raw);
    switch (message?.type) {
      case 'hello':
        // A tab that was closed in the middle may have left something.
        if (state.leading) this.#listener.look();
        if (state.leading) this.tellAll(state);
        return [];
      case 'ask':
        this.#live();
        // The timers of a hidden page are late: what another one asks about is due.
        return state.leading ? [{ type: 'wake' }] : [];
      case 'here':
        if (this.#isOld(message.epoch)) return [];
        this.#listener.heardSender(message.rows, message.epoch);
        return [{ type: 'here' }];
      case 'wiped':
        this.#listener.wiped();
        return [];
      case 'withdrawn':
        this.#listener.withdrawn(message.entry);
        return [];
      case 'told':
        if (this.#isOld(message.epoch)) return [];
        this.#listener.heardSender(null, message.epoch);
        return [message];
      case 'confirmed':
        return [{ type: 'observed', messages: [message.message] }];
      case 'stored':
        if (state.leading) this.#listener.look();
        return [];
      case 'wish':
        return state.leading ? [message.wish] : [];
      case undefined:
        return [];
    }
  }

  #isOld(epoch: number | null): boolean {
    if (epoch === null) return false;
    if (epoch < this.#newest) return true;
    this.#newest = epoch;
    return false;
  }

  #live(): void {
    const epoch = this.#listener.epoch();
    if (epoch !== null) this.#post(here(epoch));
  }

  #post(message: TabMessage): void {
    this.#tabs.post(toWire(message));
  }
}

function compare(
  conversationId: ConversationId,
  before: readonly OutboxEntry[],
  after: readonly OutboxEntry[],
  entries: OutboxEntry[],
  gone: { conversationId: ConversationId; key: MessageKey }[],
): void {
  if (before === after) return;
  const known = new Set(before);
  const there = new Set(after.map(({ key }) => key));
  entries.push(...after.filter((entry) => !known.has(entry)));
  for (const { key } of before) if (!there.has(key)) gone.push({ conversationId, key });
}
