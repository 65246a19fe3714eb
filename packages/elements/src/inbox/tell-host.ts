import type { Inbox, InboxEvent } from '@cs-inbox/state';
import { CsConnectionChangeEvent } from '../events/cs-connection-change.ts';
import { CsInvariantEvent } from '../events/cs-invariant.ts';
import { CsMessageFailedEvent } from '../events/cs-message-failed.ts';
import { CsMessageSentEvent } from '../events/cs-message-sent.ts';
import { CsMessageUnconfirmedEvent } from '../events/cs-message-unconfirmed.ts';
import { CsReadyEvent } from '../events/cs-ready.ts';
import { CsSyncChangeEvent } from '../events/cs-sync-change.ts';
import { storeCounts } from '../store-rail/store-counts.ts';
import type { ToldFacts } from './told-facts.ts';

const origin = 'here';

/**
 * Tells the host what it wants to know of an inbox, each fact once.
 * @param told what it knows already
 * @param painted resolves when what is known by now is on the screen
 * @returns ends the telling
 */
export function tellHost(host: EventTarget, inbox: Inbox, told: ToldFacts, painted: () => Promise<unknown>): () => void {
  const synced = () => {
    const { rung, failures, why, freshAt } = inbox.$sync.get();
    return new CsSyncChangeEvent({ notice: inbox.$notice.get()?.type ?? null, rung, failures, why, freshAt, origin });
  };
  const stops = [
    inbox.subscribe((event) => host.dispatchEvent(hostEvent(event))),
    onChange(inbox.$connection, ({ state }) => state, (state) => new CsConnectionChangeEvent({ state, origin }), host),
    onChange(inbox.$sync, ({ rung, failures }) => `${rung} ${failures}`, synced, host),
    onChange(inbox.$quarantined, (count) => count, (count) => new CsInvariantEvent({ invariant: 'unreadable-rows', count, origin }), host),
    onChange(inbox.$notice, (notice) => notice?.type, synced, host),
    inbox.$conversations.subscribe((rows) => {
      const counts = storeCounts(rows).get(null);
      told.unread(host, counts?.unread ?? 0);
      told.failed(host, counts?.failed ?? 0);
    }),
    inbox.$selected.subscribe((row) => told.open(host, row?.conversation.id ?? null, row?.conversation.storeId ?? null)),
  ];
  let over = false;
  const ready = inbox.$ready.subscribe((isReady) => {
    if (!isReady) return;
    painted().then(() => {
      const storage = inbox.$storage.get();
      if (!over) host.dispatchEvent(new CsReadyEvent({ storage: storage === 'disk' ? 'disk' : 'memory', origin }));
    }, () => {});
  });
  return () => {
    over = true;
    ready();
    for (const stop of stops) stop();
  };
}

function onChange<Value, Fact>(
  atom: { readonly get: () => Value; readonly listen: (listener: (value: Value) => void) => () => void },
  factOf: (value: Value) => Fact,
  eventOf: (fact: Fact) => Event,
  host: EventTarget,
): () => void {
  let before = factOf(atom.get());
  return atom.listen((value) => {
    const fact = factOf(value);
    if (fact === before) return;
    before = fact;
    host.dispatchEvent(eventOf(fact));
  });
}

function hostEvent(event: InboxEvent): Event {
  const { key, conversationId, origin } = event;
  switch (event.type) {
    case 'sent':
      return new CsMessageSentEvent({ key, conversationId, messageId: event.messageId, origin });
    case 'unconfirmed':
      return new CsMessageUnconfirmedEvent({ key, conversationId, origin });
    case 'failed': {
      const { storeId, failure } = event.entry;
      const { cause = 'unknown', code = '', retryable = false } = failure ?? {};
      return new CsMessageFailedEvent({ key, conversationId, storeId, cause, code, retryable, origin });
    }
  }
}
