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

  /** The bubble with this text, where it is in the page. */
  bubbleOf(text: string): CsMessageBubble | undefined {
    return this.bubbles.find(({ bubble }) => bubble?.text === text);
  }

  /** Where the bubble with this text stands in the scroller, px; NaN where it is not in the page. */
  topOf(text: string): number {
    return Math.round((this.bubbleOf(text)?.getBoundingClientRect().top ?? NaN) - this.log.getBoundingClientRect().top);
  }

  /** Text of the bubble at the top of the view, or ''. */
  get atTop(): string {
    const edge = this.log.getBoundingClientRect().top;
    return this.bubbles.find((bubble) => bubble.getBoundingClientRect().bottom > edge)?.bubble?.text ?? '';
  }

  /** Elements in the page for the thread, those inside its bubbles included. */
  get elementCount(): number {
    return countIn(this.element);
  }

  /** Presses a key on the messages. */
  press(key: string): void {
    this.log.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
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

function countIn(element: Element): number {
  let count = 0;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) count += 1 + countIn(inner);
  return count;
}
