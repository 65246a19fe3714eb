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

  /** How often it has left, as its badge says. */
  get badge(): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>('[part=badge]');
  }

  /** The way between a translation and what the buyer wrote. */
  get translationButton(): HTMLButtonElement | null {
    return this.#root.querySelector<HTMLButtonElement>('[part=translation]');
  }

  get marked(): string[] {
    return [...this.#root.querySelectorAll('mark')].map((mark) => mark.textContent ?? '');
  }

  get menuButton(): HTMLButtonElement | null {
    return this.#root.querySelector<HTMLButtonElement>('.more');
  }

  /** What the menu offers, in its order. */
  get items(): HTMLButtonElement[] {
    return [...this.#root.querySelectorAll<HTMLButtonElement>('[role=menuitem]')];
  }

  item(label: string): HTMLButtonElement | undefined {
    return this.items.find((item) => item.innerText.trim().startsWith(label) || item.textContent?.trim().startsWith(label));
  }

  get isMenuOpen(): boolean {
    return this.#root.querySelector('[role=menu]')?.matches(':popover-open') === true;
  }

  /** Presses the text of the message, as a mouse does. */
  click(): void {
    this.#root.querySelector<HTMLElement>('[part=text]')?.click();
  }

  get action(): HTMLButtonElement | null {
    return this.#root.querySelector<HTMLButtonElement>('[part=strip] .button');
  }

  /** The other way out: not to wait for this message. */
  get anyway(): HTMLButtonElement | null {
    return this.others[0] ?? null;
  }

  /** What else the strip offers. */
  get others(): HTMLButtonElement[] {
    return [...this.#root.querySelectorAll<HTMLButtonElement>('.why .link')];
  }

  /** The link behind the words under the bubble. */
  get link(): HTMLButtonElement | null {
    return this.#root.querySelector<HTMLButtonElement>('[part=receipt] .link');
  }

  /** Its attempts, one line each, or [] while they are not shown. */
  get history(): string[] {
    return [...this.#root.querySelectorAll<HTMLElement>('.history li')].map((item) => (item.textContent ?? '').replaceAll(/\s+/gu, ' ').trim());
  }

  /** Chooses "History" in the menu, or, where there is no menu, in the strip; false where it is in neither. */
  async readHistory(): Promise<boolean> {
    const offer = this.item('History') ?? this.others.find((one) => one.innerText.startsWith('History'));
    offer?.click();
    await this.element.updateComplete;
    return offer !== undefined;
  }

  get dialog(): HTMLDialogElement | null {
    return this.#root.querySelector('dialog');
  }

  /** The causes of failures, one line each. */
  get causes(): HTMLTableRowElement[] {
    return [...this.#root.querySelectorAll<HTMLTableRowElement>('.causes tr')];
  }

  get image(): HTMLImageElement | null {
    return this.#root.querySelector('img');
  }

  /** Links that lead out of the page. */
  get links(): HTMLAnchorElement[] {
    return [...this.#root.querySelectorAll('a')];
  }

  /** What can be unfolded. */
  get summaries(): string[] {
    return [...this.#root.querySelectorAll('summary')].map((summary) => summary.textContent?.trim() ?? '');
  }

  /** What is told to those who do not see it. */
  get said(): string {
    return this.#root.querySelector('[role=status]')?.textContent?.trim() ?? '';
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
