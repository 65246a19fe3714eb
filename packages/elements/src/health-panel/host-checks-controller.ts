import type { ReactiveController, ReactiveElement } from 'lit';
import type { HostCheck } from './host-check.ts';
import type { HostChecks } from './host-checks.ts';
import { readHostChecks } from './read-host-checks.ts';

const MINUTE_MS = 60_000;
/** How long a page may take to tell its checks, ms. */
const ANSWER_MS_MAX = 10_000;

/** What is known of the checks of the page. `at`, `since`: ms since the epoch. */
export type HostAnswer =
  | { readonly state: 'none' }
  | { readonly state: 'asked' }
  | { readonly state: 'told'; readonly checks: readonly HostCheck[]; readonly at: number }
  | { readonly state: 'malformed' | 'threw'; readonly why: string; readonly at: number }
  | { readonly state: 'silent'; readonly since: number };

/** Asks the page for its checks, and never waits for it: whoever does not answer in time has not answered. */
export class HostChecksController implements ReactiveController {
  readonly #host: ReactiveElement;
  #checks: HostChecks | null = null;
  #answer: HostAnswer = { state: 'none' };
  #askedAt = 0;
  /** Whether the newest question is not answered yet. */
  #waits = false;
  #number = 0;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The answer as it stands. A function is asked anew when a minute has gone by. To be called while its host is about to be drawn. */
  follow(checks: HostChecks | null, now: number): HostAnswer {
    if (checks !== this.#checks) {
      this.#checks = checks;
      this.#answer = { state: checks === null ? 'none' : 'asked' };
      this.ask(now);
    } else if (typeof checks === 'function' && !this.#waits && now - this.#askedAt >= MINUTE_MS) this.ask(now);
    return this.#waits && now - this.#askedAt >= ANSWER_MS_MAX ? { state: 'silent', since: this.#askedAt } : this.#answer;
  }

  ask(now: number): void {
    const checks = this.#checks;
    const number = ++this.#number;
    this.#askedAt = now;
    this.#waits = false;
    if (checks === null) return;
    if (typeof checks !== 'function') return this.#take(checks, now);
    this.#waits = true;
    void tell(checks).then((told) => {
      if (number !== this.#number || !this.#host.isConnected) return;
      this.#waits = false;
      if ('checks' in told) this.#take(told.checks, now);
      else this.#answer = { state: 'threw', why: told.why, at: now };
      this.#host.requestUpdate();
    });
  }

  /** Who has gone asks anew when it comes back. */
  hostDisconnected(): void {
    this.#number++;
    this.#checks = null;
  }

  #take(given: unknown, at: number): void {
    const read = readHostChecks(given);
    this.#answer = read.ok ? { state: 'told', checks: read.checks, at } : { state: 'malformed', why: read.why, at };
  }
}

/** A page may throw whatever it likes, at once or later. */
async function tell(checks: Exclude<HostChecks, readonly unknown[]>): Promise<{ readonly checks: unknown } | { readonly why: string }> {
  try {
    return { checks: await checks() };
  } catch (error) {
    return { why: `${error instanceof Error ? error.message : typeof error}`.slice(0, 300) };
  }
}
