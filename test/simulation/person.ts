import type { Bubble } from '@cs-inbox/core';
import { Counts } from './counts.ts';
import type { Machine } from './machine.ts';
import type { Page } from './page.ts';
import type { Random } from './random.ts';

/** What a person does about a message that has not arrived. */
export type Deed =
  | 'check' | 'retry' | 'stop-waiting' | 'discard' | 'edit' | 'return' | 'withdraw' | 'take-back' | 'send-anyway' | 'send-again' | 'resend' | 'pause' | 'retry-all' | 'late-hand';

/** What kind of person it is. */
interface Nature {
  readonly everywhere: boolean;
  readonly impatient: number;
  readonly lateHand: number;
}

/** A person at one page, who sends, looks at the open thread, and does something about it now and then. */
export class Person {
  readonly deeds = new Counts<Deed>();
  readonly #machine: Machine;
  readonly #random: Random;
  /** The conversations that are opened to send again all that has failed. */
  readonly #looksThrough: readonly string[];
  readonly #impatient: number;
  /** How likely a person takes back what has left meanwhile. */
  readonly #lateHand: number;

  constructor(machine: Machine, random: Random, nature: Nature, conversationIds: readonly string[]) {
    this.#machine = machine;
    this.#random = random;
    this.#looksThrough = nature.everywhere ? conversationIds : [];
    this.#impatient = nature.impatient;
    this.#lateHand = nature.lateHand;
  }

  send(page: Page, conversationId: string, text: string): void {
    const { inbox } = page;
    inbox.open(conversationId);
    const storeId = this.#storeOf(conversationId);
    inbox.setDraft(conversationId, text);
    const { replaces } = inbox.$draft.get();
    if (replaces !== null) {
      this.#machine.checker.gone.isReplaced(replaces);
      this.#machine.checker.gaveUp(replaces);
    }
    const result = this.#machine.click(page, { conversationId, storeId, text }, () => inbox.send(conversationId, text));
    if (result.ok && replaces !== null) this.#machine.checker.gone.takesPlace(result.key, replaces);
    this.#machine.note(`page ${page.number} sends "${text}" to ${conversationId}: ${result.ok ? result.key : result.why}`);
  }

  /** @returns the conversation whose composer holds a text to be changed and sent, or null */
  act(page: Page): string | null {
    const { conversationId, bubbles } = page.inbox.$thread.get();
    const late = this.#lateHand > 0 && this.#random.chance(this.#lateHand);
    const troubled = bubbles.filter(({ key, delivery }) => key !== null && (troubles.has(delivery) || (late && delivery === 'sending')));
    if (conversationId === null || troubled.length === 0) return null;
    const failed = this.#impatient > 0 ? troubled.filter(({ delivery }) => delivery === 'failed') : [];
    const bubble = this.#random.pick(failed.length > 0 ? failed : troubled);
    const key = bubble.key ?? '';
    const deed = late && passed.has(bubble.delivery) ? 'late-hand' : this.#deedFor(bubble);
    this.#machine.note(`${deed} ${key}`);
    this.deeds.add(deed);
    return this.#do(page, deed, conversationId, bubble, key);
  }

  /** At the end somebody does what takes a person: sends again what failed, says yes to what asks. @returns whether there was anything */
  helpAlong(page: Page, conversationId: string): boolean {
    const { inbox } = page;
    let done = false;
    for (const { key, retry, hold, asks } of inbox.$thread.get().bubbles) {
      if (key === null) continue;
      if (retry !== null && inbox.retry(conversationId, key, 'at the end').ok) this.#machine.checker.retried(key);
      else if (hold === 'stale' || hold === 'answered') this.#sendAnyway(page, conversationId, key);
      else if (asks) inbox.stopWaiting(conversationId, key);
      else continue;
      done = true;
    }
    return done;
  }

  #do(page: Page, deed: Deed, conversationId: string, bubble: Bubble, key: string): string | null {
    const { inbox } = page;
    const { checker } = this.#machine;
    switch (deed) {
      case 'check':
        inbox.check(conversationId, key);
        return null;
      case 'retry':
        this.#retry(page, conversationId, key, bubble);
        return null;
      case 'stop-waiting':
        // What only waits for its turn, or for a pause to end, is not stopped.
        if (bubble.failure !== null) checker.stopped(key);
        inbox.stopWaiting(conversationId, key);
        return null;
      case 'discard':
        checker.gaveUp(key);
        inbox.discard(conversationId, key);
        return null;
      case 'edit':
        inbox.edit(conversationId, key);
        return inbox.$draft.get().replaces === key ? conversationId : null;
      case 'return':
        checker.sync.returned();
        inbox.returned();
        return null;
      case 'withdraw':
      case 'take-back':
        checker.askedBack(key);
        inbox.withdraw(conversationId, key, { edit: deed === 'take-back' });
        return null;
      case 'late-hand':
        inbox.withdraw(conversationId, key, { edit: this.#random.chance(0.5) });
        return null;
      case 'send-anyway':
        this.#sendAnyway(page, conversationId, key);
        return null;
      case 'send-again':
        checker.mayDouble(key);
        inbox.sendAgain(conversationId, key, 'nobody knows');
        return null;
      case 'resend':
        this.#resend(page, conversationId, key, bubble.text);
        return null;
      case 'retry-all':
        this.#retryAll(page, conversationId);
        return null;
      case 'pause':
        this.pause(page, conversationId);
        return null;
    }
  }

  #retry({ clock, heard, inbox, number }: Page, conversationId: string, key: string, { retry }: Bubble): void {
    const earlyMs = retry?.verdict === 'may' && retry.at !== null ? retry.at - clock.now() : 0;
    if (!inbox.retry(conversationId, key, 'again').ok) return;
    this.#machine.checker.retried(key);
    // Until a page has heard what the backend can do it cannot tell what to do about one that had left before.
    if (heard) this.#machine.checker.prompts.wanted(key, number);
    if (earlyMs > 0) this.#machine.checker.retriedEarly(key, earlyMs);
  }

  #sendAnyway(page: Page, conversationId: string, key: string): void {
    this.#machine.checker.consented(key);
    page.inbox.sendAnyway(conversationId, key);
  }

  #retryAll({ inbox }: Page, conversationId: string): void {
    const failedIn = (of: string) => {
      inbox.open(of);
      return inbox.$thread.get().bubbles.flatMap(({ key, delivery }) => (key !== null && delivery === 'failed' ? [{ conversationId: of, key }] : []));
    };
    const items = [...this.#looksThrough.filter((of) => of !== conversationId), conversationId].flatMap(failedIn);
    const results = inbox.retryAll(items, 'all of them');
    for (const [place, { key }] of items.entries()) if (results[place]?.ok === true) this.#machine.checker.retried(key);
  }

  /** What takes the place of a blocked message goes as its retry would: if somebody writes to the buyer first, it fails for the old cause. */
  #resend(page: Page, conversationId: string, key: string, text: string): void {
    this.#machine.checker.gaveUp(key);
    const result = this.#machine.click(page, { conversationId, storeId: this.#storeOf(conversationId), text }, () => page.inbox.resend(conversationId, key));
    if (!result.ok) return;
    this.#machine.checker.mayFail(result.key);
    this.#machine.checker.wanted(result.key);
  }

  /** Nothing goes to the store of that conversation for a while. */
  pause(page: Page, conversationId: string): void {
    const storeId = this.#storeOf(conversationId);
    this.#machine.note(`page ${page.number} pauses ${storeId}`);
    this.#machine.checker.prompts.disturbed();
    this.#machine.checker.disk.wished(storeId, true);
    page.inbox.pause(storeId, true);
    this.#machine.loop.in(this.#random.between(2_000, 60_000), () => {
      const { usablePages } = this.#machine;
      // Where no page is open nobody can say so.
      if (usablePages.length === 0) return;
      this.#machine.note(`${storeId} goes on`);
      this.#machine.checker.disk.wished(storeId, false);
      for (const other of usablePages) other.inbox.pause(storeId, false);
    });
  }

  #storeOf(conversationId: string): string {
    return this.#machine.wire.platform.threads.get(conversationId)?.conversation.storeId ?? '';
  }

  #deedFor({ delivery, failure, hold, asks }: Bubble): Deed {
    const draw = this.#random.next();
    if (delivery === 'blocked') return draw < 0.6 ? 'resend' : 'edit';
    if (asks) return draw < 0.4 ? 'send-again' : draw < 0.8 ? 'stop-waiting' : 'discard';
    if (delivery === 'unconfirmed') return 'check';
    if (hold === 'stale' || hold === 'answered') return draw < 0.6 ? 'send-anyway' : draw < 0.8 ? 'withdraw' : 'take-back';
    if (delivery === 'queued') return draw < 0.4 ? 'withdraw' : draw < 0.8 ? 'take-back' : 'pause';
    if (delivery === 'waiting') return draw < 0.15 ? 'stop-waiting' : draw < 0.25 ? 'withdraw' : draw < 0.35 ? 'take-back' : draw < 0.4 ? 'pause' : 'return';
    if (this.#impatient > 0 && this.#random.chance(this.#impatient)) return draw < 0.5 ? 'discard' : 'stop-waiting';
    if (failure?.cause === 'content') return draw < 0.6 ? 'edit' : draw < 0.8 ? 'discard' : 'retry';
    return draw < 0.5 ? 'retry' : draw < 0.75 ? 'retry-all' : draw < 0.85 ? 'return' : draw < 0.93 ? 'stop-waiting' : 'discard';
  }
}

/** What the menu of a waiting message may have come to by the time of the click. */
const passed: ReadonlySet<Bubble['delivery']> = new Set(['sending', 'unconfirmed', 'failed']);
const troubles: ReadonlySet<Bubble['delivery']> = new Set(['failed', 'waiting', 'queued', 'unconfirmed', 'blocked']);
