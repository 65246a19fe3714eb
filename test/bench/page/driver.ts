import type { Adapter } from './adapter.ts';
import { afterPaint } from './after-paint.ts';
import type { BenchConversation } from './bench-conversation.ts';
import type { BenchMessage, BenchStatus } from './bench-message.ts';
import { type Burst, playBurst } from './burst.ts';
import { countElements } from './count-elements.ts';
import { inView } from './in-view.ts';
import { incomingMessage } from './incoming-message.ts';
import { makeConversations } from './make-conversations.ts';
import { makeMessages } from './make-messages.ts';
import { makeText, token } from './make-text.ts';
import { randomFrom } from './random-from.ts';
import { untilPainted } from './until-painted.ts';

/** Own messages that are sent are told apart by more than their number: an inbox may ask before it sends the same twice. */
const TEXT_SEED = 23;
const STATUSES = ['sending', 'failed', 'sent'] as const satisfies readonly BenchStatus[];

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

type Sent = { readonly ms: number } | { readonly error: string };

/** Does to a kit what people and backends do, and says how long it took until it was painted. Steered from outside of the page. */
export class Driver {
  readonly caps: Adapter['caps'];
  readonly #adapter: Adapter;
  readonly #root: HTMLElement;
  readonly #events: number[] = [];
  #next = 0;
  #messages: readonly BenchMessage[] = [];
  #native: unknown = [];
  #conversations: readonly BenchConversation[] = [];
  #rows: unknown = [];
  #sent: Promise<Sent> | null = null;

  constructor(adapter: Adapter, root: HTMLElement) {
    this.#adapter = adapter;
    this.caps = adapter.caps;
    this.#root = root;
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown' || name === 'pointerdown') this.#events.push(duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  }

  async ready(): Promise<void> {
    await this.#adapter.init?.(this.#root);
    await document.fonts.ready;
    await sleep(50);
  }

  /** @param alone whether only what the adapter has made of the messages is kept, as where their weight is measured */
  async prepare(count: number, alone = false): Promise<void> {
    const messages = makeMessages(count);
    this.#native = await this.#adapter.convert(messages);
    this.#messages = alone ? [] : messages;
    this.#next = count;
    await sleep(30);
  }

  async mount(count: number, giveUpMs: number): Promise<{ readonly ms: number }> {
    await nextFrame();
    await sleep(3);
    const began = performance.now();
    const mounted = this.#adapter.mount(this.#root, this.#native);
    const painted = await untilPainted(() => this.#shows(token(count - 1)), giveUpMs);
    await mounted;
    return { ms: painted - began };
  }

  count(): { readonly rows: number; readonly elements: number } {
    return { rows: this.#adapter.countMessages(), elements: countElements(document.body) };
  }

  /** Watches for the next key, or click; call `sent` after it. @returns what to type */
  armSend(): string {
    const n = this.#next++;
    const text = makeText(randomFrom(TEXT_SEED + n), n);
    this.#adapter.composer()?.focus();
    this.#sent = new Promise((resolve) => {
      const type = this.caps.send === 'click' ? 'pointerdown' : 'keydown';
      const onEvent = (event: Event) => {
        if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
        window.removeEventListener(type, onEvent, true);
        const done = (painted: number) => resolve({ ms: painted - event.timeStamp });
        const shown = () => this.#shows(token(n));
        requestAnimationFrame(() => shown() && void afterPaint().then(done));
        setTimeout(() => void untilPainted(shown, 20_000).then(done, (error: unknown) => resolve({ error: String(error) })));
      };
      window.addEventListener(type, onEvent, true);
    });
    return text;
  }

  sent(): Promise<Sent> {
    return this.#sent ?? Promise.resolve({ error: 'nothing was sent' });
  }

  sendButtonAt(): { readonly x: number; readonly y: number } {
    const { x, y, width, height } = this.#adapter.sendButton?.().getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  }

  /** What the browser itself says of the keys since the last time, ms; those below 16 ms it does not tell. */
  takeEvents(): readonly number[] {
    return this.#events.splice(0);
  }

  /** Changes the status of messages near the end, one after the other. @returns of each, ms until it was painted */
  async changeStatuses(count: number, budgetMs: number): Promise<readonly number[]> {
    const ids = [2, 3, 4].map((back) => this.#messages.at(-back)?.id ?? '');
    const steps =
      (await this.#adapter.statusSteps?.(count)) ??
      Array.from({ length: count }, (_, i) => ({ id: ids[i % 3] ?? '', status: STATUSES[Math.floor(i / 3) % 3] ?? 'sent' }));
    const end = performance.now() + budgetMs;
    const took: number[] = [];
    for (const [i, { id, status }] of steps.entries()) {
      if (i >= 4 && performance.now() > end) break;
      await nextFrame();
      await sleep(((i * 7) % 17) + 1);
      const before = this.#adapter.statusText(id);
      const began = performance.now();
      this.#adapter.setStatus(id, status);
      const painted = await untilPainted(() => !['', before].includes(this.#adapter.statusText(id)), 20_000);
      took.push(painted - began);
      await sleep(20);
    }
    return took;
  }

  burst(total: number, giveUpMs: number): Promise<Burst> {
    const first = this.#next;
    this.#next += total;
    const take = (n: number) => this.#adapter.append(this.#adapter.convert([incomingMessage(n)], true));
    return playBurst({ first, total, giveUpMs, take, isShown: () => this.#shows(token(first + total - 1)) });
  }

  prepareConversations(count: number): void {
    this.#conversations = makeConversations(count);
    this.#rows = this.#adapter.convertConversations?.(this.#conversations) ?? this.#conversations;
  }

  async mountConversations(giveUpMs: number): Promise<{ readonly ms: number; readonly rows: number; readonly elements: number }> {
    await nextFrame();
    await sleep(3);
    const began = performance.now();
    this.#adapter.mountConversations?.(this.#root, this.#rows);
    const painted = await untilPainted(() => this.#leads('Customer 0'), giveUpMs);
    return { ms: painted - began, rows: this.#adapter.countConversations?.() ?? 0, elements: countElements(document.body) };
  }

  /** Buyers from the middle of the list write. @returns of each, ms until the row was painted at the top */
  async bump(count: number, budgetMs: number): Promise<readonly number[]> {
    const end = performance.now() + budgetMs;
    const took: number[] = [];
    for (let i = 0; i < count && (i < 3 || performance.now() < end); i++) {
      await nextFrame();
      await sleep(((i * 7) % 17) + 1);
      const began = performance.now();
      const title = this.#write(i);
      took.push((await untilPainted(() => this.#leads(title, `bump${i} `), 20_000)) - began);
      await sleep(20);
    }
    return took;
  }

  /** The same without waiting for frames. @returns of each, ms until all that it sets off in the page's own code is done */
  async bumpUnpainted(count: number): Promise<readonly number[]> {
    const took: number[] = [];
    for (let i = 0; i < count; i++) {
      await nextFrame();
      await sleep(1);
      const began = performance.now();
      this.#write(i);
      await settled();
      took.push(performance.now() - began);
    }
    return took;
  }

  #write(i: number): string {
    const n = Math.floor(this.#conversations.length * (0.3 + (0.02 * i) % 0.6)) + 1 + i;
    this.#adapter.bumpConversation?.(`c${n}`, { text: `bump${i} new message arrived`, time: Date.UTC(2027, 0, 1) + i * 60_000, n: 500_000 + i });
    return `Customer ${n}`;
  }

  #leads(...texts: readonly string[]): boolean {
    const row = this.#adapter.firstConversation?.() ?? null;
    return row !== null && texts.every((text) => row.textContent.includes(text)) && inView(row);
  }

  #shows(text: string): boolean {
    const row = this.#adapter.lastMessage() ?? null;
    return row !== null && (this.#adapter.textOf?.(row) ?? row.textContent).includes(text) && inView(row);
  }
}

/** Everything that waits as a microtask has run by then. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });
}
