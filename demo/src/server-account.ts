/** How often it is asked at most: a scenario may break the first answers. */
const TRIES = 6;
/** The longest wait for one answer, and the time between two tries, in ms. */
const ANSWER_MS = 3_000;
const PAUSE_MS = 1_000;

/** The account that the platform behind this address names in its capabilities; null where nobody tells. */
export async function serverAccount(baseUrl: string): Promise<string | null> {
  for (let left = TRIES; left > 0; left--) {
    const account = await ask(`${baseUrl}capabilities`);
    if (account !== null) return account;
    if (left > 1) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return null;
}

async function ask(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { credentials: 'include', signal: AbortSignal.timeout(ANSWER_MS) });
    const { account } = (await response.json()) as { readonly account?: unknown };
    return response.ok && typeof account === 'string' ? account : null;
  } catch {
    return null;
  }
}
