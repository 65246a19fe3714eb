import type { Store, StoreId } from '@cs-inbox/protocol';
import type { HealthFacts } from '@cs-inbox/state';
import type { Format } from '../format/format.ts';
import type { Words } from '../words/words.ts';

/** Most stores that are named in one sentence. */
const NAMED_MAX = 3;

export interface CheckLook {
  readonly words: Words;
  readonly format: Format;
  /** ms since the epoch. */
  readonly now: number;
  readonly stores: readonly Store[];
  /** What a conversation is called. */
  readonly nameOf: (conversationId: string) => string;
}

/** What was measured, in sentences, and what stands out in them. */
export function checkFound(check: HealthFacts, look: CheckLook): { readonly found: string; readonly bold: readonly string[] } {
  const { words, format, now, stores } = look;
  const { health } = words;
  const say = (...sentences: readonly (string | false | null)[]) => ({ found: joined(sentences, words), bold: [] as readonly string[] });
  switch (check.id) {
    case 'login':
      return loginFound(check, look);
    case 'sending': {
      const { failed, ready, overdue, unconfirmed, waiting } = check;
      if (failed + overdue + unconfirmed + waiting === 0) return say(health.allArrived);
      const status = words.delivery.failed;
      return {
        ...say(failed > 0 && health.failed(failed, status), ready > 0 && health.canGo(ready), overdue > 0 && health.overdue(overdue), unconfirmed > 0 && health.unconfirmed(unconfirmed), waiting > 0 && health.waiting(waiting)),
        bold: [status],
      };
    }
    case 'unread': {
      if (check.count === 0) return say(health.noUnread);
      const { crowded, oldestAt } = check;
      const oldest = oldestAt !== null && health.oldestSince(format.moment(oldestAt, now));
      if (crowded === null) return say(health.unread(check.count), oldest);
      const count = format.number(crowded.count);
      const store = storeName(crowded.storeId, stores, words);
      return { ...say(health.crowded(store, count, format.number(crowded.usual)), oldest), bold: [store] };
    }
    case 'retries': {
      const { count, main } = check;
      return count === 0 ? say(health.noRetries) : say(health.retries(count), main !== null && health.mostRetries(main.count, words.cause[main.cause], storeName(main.storeId, stores, words)));
    }
    case 'sync': {
      const { freshAt, fullAt, failures, why } = check;
      return say(
        freshAt === null ? health.neverSynced : health.upToDate(format.since(freshAt, now)),
        failures > 0 && health.syncFailed(failures, why),
        fullAt !== null && health.lastFull(format.since(fullAt, now)),
      );
    }
    case 'network': {
      const { connected, losses, longestMs, longestAt } = check;
      const lost = losses === 0 ? health.noLoss : health.losses(losses, longestMs < 60_000 ? format.wait(longestMs) : format.span(longestMs), longestAt === null ? '' : format.seconds(longestAt));
      return { ...say(connected ? health.connected : health.disconnected, lost), bold: connected ? [] : [health.disconnected] };
    }
    case 'order': {
      const { sessions, misplaced, doubled } = check;
      return say(misplaced + doubled === 0 ? health.inOrder(sessions) : health.outOfOrder(sessions, misplaced, doubled));
    }
    case 'by-hand':
      return say(check.halted ? health.halted : check.ready ? health.byHand(words.retry) : health.notReady);
    case 'stored': {
      const { unsent, onDisk, quarantined } = check;
      return say(!onDisk ? health.notStored(unsent) : unsent === 0 ? health.noneUnsent : health.stored(unsent), quarantined > 0 && health.unreadable(quarantined));
    }
    case 'test': {
      const { offered, sentAt, outcome } = check;
      if (offered === null) return say(health.noTest);
      return say(sentAt === null || outcome === null ? health.noTestYet(look.nameOf(offered)) : health.test[outcome](format.since(sentAt, now)));
    }
  }
}

/** Name and site of a store. */
function storeName(storeId: StoreId, stores: readonly Store[], words: Words): string {
  const store = stores.find(({ id }) => id === storeId);
  if (store === undefined) return words.unknownStore;
  const name = `${store.name} ${store.market}`;
  // In a sentence that goes from right to left a name keeps its own direction.
  return words.dir === 'rtl' ? `\u2068${name}\u2069` : name;
}

function loginFound({ stores: troubled, waiting }: Extract<HealthFacts, { id: 'login' }>, { words, stores }: CheckLook) {
  const { health } = words;
  const out = troubled.filter(({ login }) => login !== 'expires-soon');
  const soon = troubled.filter(({ login }) => login === 'expires-soon');
  const list = (some: typeof troubled) => {
    const named = some.slice(0, NAMED_MAX).map(({ storeId, login }) => `${storeName(storeId, stores, words)} (${words.login[login]})`);
    const rest = some.length - named.length;
    return new Intl.ListFormat(words.lang).format(rest === 0 ? named : [...named, health.moreStores(rest)]);
  };
  const sentences = [
    out.length === 0 ? health.signedIn(stores.length) : health.signedOut(out.length, list(out)),
    soon.length > 0 && health.expiring(soon.length, list(soon)),
    waiting > 0 && health.waitThere(waiting),
  ];
  return { found: joined(sentences, words), bold: [...new Set(troubled.map(({ login }) => words.login[login]))] };
}

/** Chinese leaves no space between sentences. */
function joined(sentences: readonly (string | false | null)[], { lang }: Words): string {
  return sentences.filter((one) => typeof one === 'string').join(lang.startsWith('zh') ? '' : ' ');
}
