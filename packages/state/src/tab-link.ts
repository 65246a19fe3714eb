import type { OutboxEffect, OutboxEntry, OutboxInput, OutboxState } from '@cs-inbox/core';
import type { ConversationId, Message, MessageKey } from '@cs-inbox/protocol';
import type { TabsPort } from './ports.ts';
import { fromWire, type TabMessage, toWire } from './tab-message.ts';

/** Keeps the outboxes of all tabs alike: the one that sends tells the others, and they hand it what people ask for. */
export class TabLink {
  readonly #tabs: TabsPort;

  readonly #look: () => void;

  /** @param look reads what is on the disk by now */
  constructor(tabs: TabsPort, look: () => void) {
    this.#tabs = tabs;
    this.#look = look;
  }

  hello(): void {
    this.#post({ type: 'hello' });
  }

  /** What an order for the world means for the other tabs. */
  pass(effect: OutboxEffect): void {
    if (effect.type === 'stored' || effect.type === 'wish') this.#post(effect);
  }

  /** The backend has it. Said before it leaves the outbox, so that no tab shows it nowhere. */
  confirmed(message: Message): void {
    this.#post({ type: 'confirmed', message });
  }

  /** What has changed from one state of the tab that sends to the next. */
  tell(before: OutboxState, after: OutboxState): void {
    if (!after.leading) return;
    if (!before.leading) return this.tellAll(after);
    const entries: OutboxEntry[] = [];
    const gone: { conversationId: ConversationId; key: MessageKey }[] = [];
    if (before.lanes !== after.lanes) {
      for (const [conversationId, lane] of before.lanes) compare(conversationId, lane.entries, after.lanes.get(conversationId)?.entries ?? [], entries, gone);
      for (const [conversationId, lane] of after.lanes) if (!before.lanes.has(conversationId)) entries.push(...lane.entries);
    }
    if (entries.length > 0 || gone.length > 0 || before.gates !== after.gates) {
      this.#post({ type: 'told', whole: false, entries, gone, gates: after.gates });
    }
  }

  tellAll({ lanes, gates }: OutboxState): void {
    this.#post({ type: 'told', whole: true, entries: [...lanes.values()].flatMap((lane) => lane.entries), gone: [], gates });
  }

  /** What another tab has said, as facts for the outbox of this one. */
  heard(raw: unknown, state: OutboxState): readonly OutboxInput[] {
    const message = fromWire(raw);
    switch (message?.type) {
      case 'hello':
        // A tab that was closed in the middle may have left something.
        if (state.leading) this.#look();
        if (state.leading) this.tellAll(state);
        return [];
      case 'told':
        return [message];
      case 'confirmed':
        return [{ type: 'observed', messages: [message.message] }];
      case 'stored':
        if (state.leading) this.#look();
        return [];
      case 'wish':
        return state.leading ? [message.wish] : [];
      case undefined:
        return [];
    }
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
