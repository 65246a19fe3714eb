import type { Message } from '@cs-inbox/protocol';

/** A message as a backend would send it; what a test cares about is named by the test. */
export function sampleMessage(change: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    conversationId: 'c1',
    key: null,
    direction: 'out',
    kind: 'text',
    text: 'hello',
    position: 1,
    at: 1_780_000_000_000,
    receipt: 'sent',
    ...change,
  };
}
