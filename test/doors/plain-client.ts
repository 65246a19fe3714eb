/** What a client of plain `fetch` needs of time. Both in ms. */
export interface Timer {
  readonly now: () => number;
  /** Runs once after the delay; the answer cancels it. */
  readonly setTimer: (delayMs: number, run: () => void) => () => void;
}

export interface Outgoing {
  /** Up to the key, with its last slash. */
  readonly url: string;
  /** The key of its nth departure, from 1: a careful client always gives the same. */
  readonly keyOf: (departure: number) => string;
  readonly storeId: string;
  readonly text: string;
}

/** Sends one message again and again until somebody says what became of it: a client without any library. */
export async function sendUntilTold(ask: typeof fetch, { url, keyOf, storeId, text }: Outgoing, time: Timer, until: number): Promise<'sent' | 'refused' | 'gave up'> {
  for (let departure = 1; time.now() < until; departure++) {
    const key = keyOf(departure);
    const patience = new AbortController();
    const cancel = time.setTimer(10_000, () => patience.abort());
    const answer = await ask(`${url}${key}`, { method: 'PUT', body: JSON.stringify({ storeId, text }), signal: patience.signal })
      .then(async (response) => ({ status: response.status, body: await response.json() }))
      .catch(() => null);
    cancel();
    if (answer?.body?.message?.key === key) return 'sent';
    if (answer?.body?.committed === false && answer.body.retryable === false) return 'refused';
    const wait = typeof answer?.body?.retryAt === 'number' ? Math.max(0, answer.body.retryAt - time.now()) : 5_000;
    await new Promise<void>((resolve) => time.setTimer(Math.min(wait, 60_000), resolve));
  }
  return 'gave up';
}
