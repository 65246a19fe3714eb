import type { ReactiveController, ReactiveElement } from 'lit';
import type { FailureRecord, Inbox } from '@cs-inbox/state';
import { InboxController } from '../context/inbox-controller.ts';
import { MinuteController } from '../context/minute-controller.ts';
import { TickController } from '../context/tick-controller.ts';

const MINUTE_MS = 60_000;

/** What is recorded, read when somebody can see the host, and anew with each minute in which somebody does. */
export class RecordController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #inbox: InboxController;
  readonly #ready;
  readonly #minute: MinuteController;
  readonly #tick: TickController;
  readonly #observer = new IntersectionObserver((entries) => this.#look(entries.at(-1)?.isIntersecting === true));
  #seen = false;
  #record: FailureRecord | 'reading' | 'unreadable' = 'reading';
  /** When it was asked for last, ms since the epoch. */
  #askedAt: number | null = null;
  #readAt = 0;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#minute = new MinuteController(host);
    this.#tick = new TickController(host);
    this.#inbox = new InboxController(host, (inbox) => this.#swap(inbox));
    this.#ready = this.#inbox.watch((inbox) => inbox.$ready, false);
    host.addController(this);
  }

  get value(): FailureRecord | 'reading' | 'unreadable' {
    return this.#record;
  }

  /** When the figures were read, ms since the epoch. */
  get readAt(): number {
    return this.#readAt;
  }

  read(): void {
    const { inbox } = this.#inbox;
    const now = this.#now;
    this.#askedAt = now;
    inbox?.readRecord((record) => {
      if (inbox !== this.#inbox.inbox) return;
      this.#record = record ?? 'unreadable';
      this.#readAt = now;
      this.#host.requestUpdate();
    });
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#seen = false;
  }

  hostUpdate(): void {
    const isDue = this.#askedAt === null || this.#now - this.#askedAt >= MINUTE_MS;
    if (this.#seen && this.#ready.value && isDue) this.read();
  }

  get #now(): number {
    return Math.max(this.#tick.now, this.#inbox.inbox?.$tick.get() ?? 0);
  }

  #look(seen: boolean): void {
    this.#seen = seen;
    if (seen) this.#host.requestUpdate();
  }

  #swap(inbox: Inbox | null): void {
    this.#record = 'reading';
    this.#askedAt = null;
    this.#minute.follow(inbox);
  }
}
