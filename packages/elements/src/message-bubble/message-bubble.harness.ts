import type { CsMessageBubble } from './message-bubble.ts';

/** Reads and presses a bubble as a person does. */
export class MessageBubbleHarness {
  readonly element: CsMessageBubble;

  constructor(element: CsMessageBubble) {
    this.element = element;
  }

  get text(): string {
    return this.#part('text');
  }

  get strip(): string {
    return this.#part('strip');
  }

  get receipt(): string {
    return this.#part('receipt');
  }

  get action(): HTMLButtonElement | null {
    return this.#root.querySelector<HTMLButtonElement>('[part=strip] button');
  }

  get shape(): CSSStyleDeclaration {
    return getComputedStyle(this.#root.querySelector('[part=bubble]') ?? this.element);
  }

  #part(name: string): string {
    return (this.#root.querySelector<HTMLElement>(`[part=${name}]`)?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  get #root(): ShadowRoot | HTMLElement {
    return this.element.shadowRoot ?? this.element;
  }
}
