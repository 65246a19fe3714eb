import type { Bubble } from '@cs-inbox/core';
import type { Message } from '@cs-inbox/protocol';
import type { Click } from './click.ts';
import type { DepartureJudge } from './departure-judge.ts';
import { type Evidence, TOLD_WITHIN_MS } from './evidence.ts';
import type { Page } from './page.ts';

/** How long a page may take to have the answer to the question that it asks at once, ms. */
const ASKED_WITHIN_MS = 2_000;
/** How long a network must hold before anything is asked, ms. */
const STABLE_MS = 3_000;

const guesses: ReadonlySet<Bubble['delivery']> = new Set(['sending', 'queued', 'waiting']);
const arrived: ReadonlySet<Bubble['delivery']> = new Set(['sent', 'delivered', 'read', 'blocked']);

/** Judges what pages show. */
export class ScreenJudge {
  readonly #evidence: Evidence;
  readonly #departures: DepartureJudge;

  /** Until when a page may not know what a tab said as it died, ms since the epoch. */
  #newsLostUntil = 0;
  /** A backend that begins another epoch takes what has arrived from the pages until they have asked for it again. */
  forgetful = false;
  /** Since when the tab leads that was the last to take the lead, ms since the epoch. */
  #ledSince = 0;

  constructor(evidence: Evidence, departures: DepartureJudge) {
    this.#evidence = evidence;
    this.#departures = departures;
  }

  /** What one page shows of one conversation. Pages may lag behind each other for a moment. */
  shown(conversationId: string, bubbles: readonly Bubble[], page: Page): void {
    const { clicks } = this.#evidence;
    const blame = this.#evidence.blame.bind(this.#evidence);
    const seen = new Set<string>();
    const held = new Set<string>();
    for (const bubble of bubbles) {
      const { key, delivery } = bubble;
      if (key === null) {
        if (bubble.direction === 'out') this.#departures.showsColleague(page.number, conversationId, bubble.at);
        continue;
      }
      if (seen.has(key)) blame('I15', `${key} is shown twice`);
      if (bubble.resumes?.on === 'morning' && clicks.get(key)?.never === true) blame('AUTO-2', `${key} is shown as what goes again in the morning, and never may`);
      seen.add(key);
      if (bubble.hold === 'stale' || bubble.hold === 'answered') held.add(key);
      const before = page.shown.get(key);
      if (before === delivery && delivery !== 'failed') continue;
      this.#shownOne(bubble, page);
      // A refusal that this page did not show, because another thread was open, is knowledge too; and a page that has just come reads and hears at once.
      const told = (clicks.get(key)?.refusedFor.size ?? 0) > 0;
      const settled = this.#evidence.now() > Math.max(page.openedAt, page.thawedAt) + TOLD_WITHIN_MS;
      if (before === 'unconfirmed' && guesses.has(delivery) && !told && settled) blame('I3', `${key} was unconfirmed and is shown as ${delivery}, though nobody knows more`);
      page.shown.set(key, delivery);
    }
    this.#departures.holds(page.number, held);
    for (const key of page.shown.keys()) {
      const click = clicks.get(key);
      if (click?.conversationId !== conversationId || !click.askedBack) continue;
      if (seen.has(key)) click.goneSince = null;
      else click.goneSince ??= this.#evidence.now();
    }
    for (const key of page.own) {
      const click = clicks.get(key);
      if (click?.conversationId !== conversationId || click.returned || click.givenUp || click.destroyed || seen.has(key)) continue;
      if (this.#evidence.now() < click.standsSince + TOLD_WITHIN_MS || page.inbox.$halted.get() === 'wiped') continue;
      // What the sender before said as it died may still be on its way when the next one leads.
      const isHearing = this.#evidence.now() < this.#ledSince + TOLD_WITHIN_MS;
      if (this.#evidence.committed.has(key) && (this.forgetful || isHearing || this.#mayNotKnow(page))) continue;
      // Of an emptied disk a new sender knows nothing before the one before it, or the page of the click, has written again.
      if (click.endangered && this.#evidence.now() < this.#ledSince + ASKED_WITHIN_MS) continue;
      blame('I15', `${key} is not shown`);
    }
  }

  /** Another tab has taken the lead. */
  led(): void {
    this.#ledSince = this.#evidence.now();
  }

  /** What a tab said as it died has reached nobody: whoever misses a message then asks the backend. */
  newsLost(): void {
    this.#newsLostUntil = this.#evidence.now() + ASKED_WITHIN_MS;
  }

  /** Without a network it cannot ask. */
  #mayNotKnow({ onlineSince }: Page): boolean {
    if (this.#newsLostUntil === 0) return false;
    return onlineSince === null || this.#evidence.now() < Math.max(this.#newsLostUntil, onlineSince + STABLE_MS + ASKED_WITHIN_MS);
  }

  #shownOne(bubble: Bubble, { number: page, openedAt, thawedAt }: Page): void {
    const click = this.#evidence.clicks.get(bubble.key ?? '');
    if (click === undefined) return;
    if (arrived.has(bubble.delivery)) {
      if (!this.#evidence.committed.has(click.key)) this.#evidence.blame('I3', `${click.key} is shown as ${bubble.delivery}, and the platform has not got it`);
      click.shownSent ??= { at: this.#evidence.now(), page };
      return;
    }
    const sent = click.shownSent;
    // A page that runs again after a while hears everything in its order.
    const toldSince = Math.max(sent?.at ?? 0, thawedAt) + TOLD_WITHIN_MS;
    // What the backend itself has sent again, a page that has come since and reads the disk has still to hear.
    const unheard = click.restsSince !== null && openedAt > (sent?.at ?? Infinity);
    if (sent !== null && !unheard && (sent.page === page || toldSince < this.#evidence.now())) this.#shownBackwards(click, bubble);
    if (bubble.delivery === 'failed') this.#shownFailed(click, bubble);
    const outSince = this.#evidence.now() - click.lastDepartedAt;
    const mayBeThere = click.departures > 0 && !click.provenAbsent && click.refusedFor.size === 0 && !click.everStopped;
    if (bubble.delivery === 'waiting' && mayBeThere && outSince > TOLD_WITHIN_MS && toldSince < this.#evidence.now()) {
      this.#evidence.blame('I3', `${click.key} may have arrived, and is shown as waiting`);
    }
  }

  #shownFailed({ key, everStopped, givenUp, provenAbsent, refusedFor }: Click, { failure }: Bubble): void {
    if (everStopped || givenUp || (provenAbsent && (refusedFor.size === 0 || failure?.cause === 'network' || (failure?.cause === 'unknown' && failure.code !== '')))) return;
    if (refusedFor.size === 0) this.#evidence.blame('I3', `${key} is shown as failed, and nobody refused it`);
    else if (!refusedFor.has(failure?.cause ?? '')) this.#evidence.blame('I9', `${key} is shown as failed for ${failure?.cause}, and was refused for ${[...refusedFor].join(', ')}`);
  }

  /** A new page may not know yet what an old one knew; it must not know better. */
  #shownBackwards(click: Click, { delivery }: Bubble): void {
    if (delivery === 'failed' || delivery === 'discarded') this.#evidence.blame('I3', `${click.key} was shown as sent and is shown as ${delivery}`);
  }

  /**
   * What is wrong with what a page shows of a thread, beside what the platform has of it, or null.
   * @param before ms since the epoch: what came later need not be here yet
   */
  differs(shown: readonly Bubble[], truth: readonly Message[], before: number): string | null {
    const texts = shown.filter(({ delivery }) => arrived.has(delivery)).map(({ text }) => text);
    const there = new Set(texts);
    const missing = truth.find(({ text, at }) => at < before && !there.has(text));
    if (missing !== undefined) return `"${missing.text}" is not shown`;
    return texts.length > truth.length ? `${texts.length} messages are shown, the platform has ${truth.length}` : null;
  }

  /** As much later as any question may take. */
  stillDiffers(conversationId: string, why: string): void {
    this.#evidence.blame('I10', `${conversationId}: ${why}`);
  }

  /** After everything has healed and long enough has passed, on one page. */
  atRest(lastShown: ReadonlyMap<string, readonly Bubble[]>, isEnded: (click: Click) => boolean): void {
    for (const click of this.#evidence.clicks.values()) {
      if (click.returned || click.givenUp || click.destroyed) continue;
      const { key } = click;
      const has = this.#evidence.committed.has(key);
      const bubble = lastShown.get(click.conversationId)?.find((one) => one.key === key);
      if (has && bubble === undefined) this.#evidence.blame('I15', `${key} has arrived and is not shown`);
      else if (has && bubble !== undefined && !arrived.has(bubble.delivery)) this.#evidence.blame('I8', `${key} has arrived and is shown as ${bubble.delivery}`);
      if (has || click.durableSince === null) continue;
      if (isEnded(click)) {
        if (bubble?.delivery !== 'failed' && bubble?.asks !== true) this.#evidence.blame('I15', `${key} has failed and is shown as ${bubble?.delivery ?? 'nothing'}`);
      } else if (!isOver(bubble, click) && bubble?.asks !== true) {
        this.#evidence.blame('I8', `${key} never arrived, though everything has healed; it is shown as ${bubble?.delivery ?? 'nothing'}`);
      }
    }
  }
}

/** Whether a page says with good reason that it never goes again. */
function isOver(bubble: Bubble | undefined, { inPlaceOfBlocked, refusedFor }: Click): boolean {
  return bubble?.retry?.verdict === 'never' && (bubble.retry.why === 'newer' || inPlaceOfBlocked || refusedFor.has('unknown') || refusedFor.has('platform'));
}
