import type { CsMessageBubble } from '../message-bubble/message-bubble.ts';
import type { CsThread } from './thread.ts';

/** Reads and scrolls a thread as a person does. */
export class ThreadHarness {
  readonly element: CsThread;

  constructor(element: CsThread) {
    this.element = element;
  }

  get log(): HTMLElement {
    return this.#find<HTMLElement>('.log') ?? this.element;
  }

  get bubbles(): CsMessageBubble[] {
    return [...(this.element.shadowRoot?.querySelectorAll('cs-message-bubble') ?? [])];
  }

  get head(): string {
    return (this.#find<HTMLElement>('header')?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  /** The button that pauses sending to the store, or resumes it. */
  get pause(): HTMLButtonElement | null {
    return this.#find<HTMLButtonElement>('[part=pause]');
  }

  get announced(): string {
    return this.#find('[role=status]')?.textContent?.trim() ?? '';
  }

  get days(): string[] {
    return [...(this.element.shadowRoot?.querySelectorAll('.day') ?? [])].map((day) => day.textContent?.trim() ?? '');
  }

  get jump(): HTMLButtonElement | null {
    return this.#find<HTMLButtonElement>('.jump');
  }

  /** Distance from the end, px. */
  get fromEnd(): number {
    const { log } = this;
    return Math.round(log.scrollHeight - log.scrollTop - log.clientHeight);
  }

  /** Where a bubble stands in the scroller, px. */
  topOf(index: number): number {
    const bubble = this.bubbles[index];
    return Math.round((bubble?.getBoundingClientRect().top ?? 0) - this.log.getBoundingClientRect().top);
  }

  /** Scrolls and waits until the browser has told the page so. */
  async scrollTo(position: number): Promise<void> {
    const told = new Promise((resolve) => this.log.addEventListener('scroll', resolve, { once: true }));
    this.log.scrollTop = position;
    await told;
    await this.element.updateComplete;
  }

  #find<Found extends Element>(selector: string): Found | null {
    return this.element.shadowRoot?.querySelector<Found>(selector) ?? null;
  }
}
