/** A message that a person sent, and what is known of it from outside of the engine. */
export interface Click {
  readonly key: string;
  readonly conversationId: string;
  readonly text: string;
  readonly storeId: string;
  /** Which page it was clicked on, and when. */
  readonly page: number;
  readonly at: number;
  /** Which click this was in its conversation. */
  readonly order: number;
  /** Since when it is on the disk, or null. */
  durableSince: number | null;
  returned: boolean;
  /** Since when a page has shown it as sent, and which one; null before. */
  shownSent: { readonly at: number; readonly page: number } | null;
  /** For what the platform has refused it, each time while it did not have it. */
  readonly refusedFor: Set<string>;
  /** A person has given it up, or ended its wait. */
  givenUp: boolean;
  stopped: boolean;
  /** Also where a retry after that was lost with its page. */
  everStopped: boolean;
  /** It takes the place of a blocked message: where it is overtaken it fails for what that one was blocked for, and no word says more. */
  inPlaceOfBlocked: boolean;
  /** A person has said that it shall go though it may arrive twice. */
  mayDouble: boolean;
  /** When a person last said that it shall go all the same, ms; null before. */
  consentAt: number | null;
  /** After which departure a person last sent it again; -1 before. */
  retriedAfter: number;
  /** Somebody has emptied the disk, and nobody has written it there again. */
  endangered: boolean;
  /** It is gone from the disk through no fault of the engine: the disk was emptied and the page ended, its row was spoilt, or the account was wiped. */
  destroyed: boolean;
  /** Its page ended before the tab that sends can have heard of it: that finds it when it looks the next time. */
  unheard: boolean;
  departures: number;
  lastDepartedAt: number;
  /** When the platform has taken it last, ms since the epoch; -Infinity before. */
  arrivedAt: number;
  /** Since when it stands again, because the disk has refused what was to take its place, ms since the epoch. */
  standsSince: number;
  /** From when the backend's window counts: the first departure, or the one after the last proof that it has nothing. */
  windowSince: number;
  /** Whether somebody has heard since the last departure that the platform has not got it. */
  provenAbsent: boolean;
  body: string | null;
  /** Since when its row says that it was refused for a daily limit, or for what nobody knows, and nothing has left since; null otherwise. */
  restsSince: number | null;
  /** The platform has said, the last time that a page heard, that it may never be sent again as it is. */
  never: boolean;
  /** Since when its row says that a person has ended its wait, and nobody has asked for it again; null otherwise. */
  stoppedSince: number | null;
  /** A person has asked for it back; and since when a page that had shown it shows it no more, ms, or null. */
  askedBack: boolean;
  goneSince: number | null;
  /** The disk has let go of it for that: it must not come back, nor leave. */
  takenBack: boolean;
}

export function newClick(click: Pick<Click, 'key' | 'conversationId' | 'text' | 'storeId' | 'page' | 'at' | 'order'>): Click {
  return {
    ...click,
    durableSince: null,
    returned: false,
    shownSent: null,
    refusedFor: new Set(),
    givenUp: false,
    stopped: false,
    everStopped: false,
    inPlaceOfBlocked: false,
    mayDouble: false,
    consentAt: null,
    retriedAfter: -1,
    endangered: false,
    destroyed: false,
    unheard: false,
    departures: 0,
    lastDepartedAt: 0,
    arrivedAt: -Infinity,
    standsSince: -Infinity,
    windowSince: 0,
    provenAbsent: false,
    body: null,
    restsSince: null,
    never: false,
    stoppedSince: null,
    askedBack: false,
    goneSince: null,
    takenBack: false,
  };
}
