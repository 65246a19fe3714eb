export interface Message {
  readonly conversationId: string;
  readonly storeId: string;
  readonly text: string;
}

export interface Surroundings {
  /** Where the backend answers, with a slash at its end. */
  readonly backend: string;
  /** Makes the key by which the backend knows a message again. */
  readonly newKey: () => string;
  /** Resolves after so many ms. */
  readonly wait: (ms: number) => Promise<void>;
}

/** The code under test: it sends a message until somebody says what became of it. */
export async function sendMessage({ conversationId, storeId, text }: Message, { backend, newKey, wait }: Surroundings): Promise<'sent' | 'refused' | 'gave up'> {
  const key = newKey();
  for (let attempt = 1; attempt <= 5; attempt++) {
    try {
      const answer = await fetch(`${backend}conversations/${conversationId}/messages/${key}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ storeId, text }),
      });
      if (answer.ok) return 'sent';
      if (answer.status === 422) return 'refused';
    } catch {
      // The connection broke: nobody knows whether the message arrived.
    }
    await wait(5_000);
  }
  return 'gave up';
}
