import type { StoreId } from '@cs-inbox/protocol';
import type { Evidence } from './evidence.ts';
import type { MessageCase } from './message-cases.ts';
import { rulesSoFar } from './rules-so-far.ts';
import { waitUntil } from './wait-until.ts';

/** Rules under which no client can send anything, so that it need not even try. */
const closesAll: ReadonlySet<string | null> = new Set([null, 'network.offline', 'network.captive-portal', 'server.restart']);

/** When the last thing ended that may have kept a message from going, in ms since 1970; Infinity while it stands without a known end. */
export type EndOfHindrances = (one: MessageCase) => number;

/** All that is known to end counts for all messages; what has no known end only for those that it stopped, or where it stops everything. */
export function endOfHindrances(evidence: Evidence): EndOfHindrances {
  const rules = rulesSoFar(evidence);
  const forAll = rules.filter(({ does, endsAt }) => endsAt < Infinity || closesAll.has(does));
  const general = forAll.reduce((latest, { endsAt }) => Math.max(latest, endsAt), -Infinity);
  const endless = new Set(rules.filter(({ endsAt }) => endsAt === Infinity).map(({ id }) => id));
  const stores = endsByStore(evidence);
  return ({ storeId, attempts }) => {
    let latest = Math.max(general, stores.get(storeId) ?? -Infinity);
    for (const attempt of attempts) {
      if (attempt.rule !== null && endless.has(attempt.rule)) return Infinity;
      latest = Math.max(latest, waitUntil(attempt) ?? -Infinity);
    }
    return latest;
  };
}

function endsByStore({ standing, logins }: Evidence): ReadonlyMap<StoreId, number> {
  const ends = new Map<StoreId, number>();
  const put = (storeId: StoreId, at: number) => ends.set(storeId, Math.max(ends.get(storeId) ?? -Infinity, at));
  for (const { storeId, until } of standing) put(storeId, until ?? Infinity);
  for (const { storeId, at, signedIn } of logins) if (signedIn) put(storeId, at);
  return ends;
}
