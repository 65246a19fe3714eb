import type { OutboxEntry } from '@cs-inbox/core';

/** A message that was clicked and has not departed. */
export function sampleEntry(change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    key: 'k1',
    conversationId: 'c1',
    storeId: 's1',
    buyerName: 'Somchai',
    text: 'hello',
    seq: 1,
    createdAt: 1_780_000_000_000,
    afterPosition: 0,
    delivery: 'queued',
    sendingSince: null,
    windowSince: null,
    attempts: [],
    attemptCount: 0,
    unreached: 0,
    lookUpsFailed: 0,
    failure: null,
    notBefore: null,
    planned: null,
    stopped: false,
    newerAt: null,
    shuts: null,
    priorAttempts: 0,
    hold: null,
    consentAt: null,
    answeredAt: null,
    automaticAttempts: 0,
    dailyAt: null,
    replaces: null,
    ...change,
  };
}
