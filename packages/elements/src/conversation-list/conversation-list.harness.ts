import type { CsConversationList } from './conversation-list.ts';

/** Reads and drives the list as a person does. */
export class ConversationListHarness {
  readonly element: CsConversationList;

  constructor(element: CsConversationList) {
    this.element = element;
  }

  get rows(): HTMLButtonElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLButtonElement>('.row') ?? [])];
  }

  get buyers(): string[] {
    return this.rows.map((row) => row.querySelector('.buyer')?.textContent ?? '');
  }

  get footer(): string {
    return this.element.shadowRoot?.querySelector('footer')?.innerText.split('\n')[0]?.trim() ?? '';
  }

  get focused(): number {
    const focused = this.element.shadowRoot?.activeElement ?? null;
    return this.rows.findIndex((row) => row === focused);
  }

  get tabStops(): number[] {
    return this.rows.flatMap((row, i) => (row.tabIndex === 0 ? [i] : []));
  }

  words(index: number): string {
    return (this.rows[index]?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  async open(index: number): Promise<void> {
    this.rows[index]?.click();
    await this.element.updateComplete;
  }

  /** What the filters say, those beyond the first line included where they are shown. */
  get filters(): string[] {
    return this.#all('.pill').map((pill) => pill.innerText.replaceAll(/\s+/gu, ' ').trim());
  }

  /** The filters that hold. */
  get pressed(): string[] {
    return this.filters.filter((_, i) => this.#all('.pill')[i]?.ariaPressed === 'true');
  }

  /** Presses the filter whose words begin so. */
  async filter(words: string): Promise<void> {
    this.#all('.pill')[this.filters.findIndex((said) => said.startsWith(words))]?.click();
    await this.element.updateComplete;
  }

  /** Presses the button of all filters. */
  async unfold(): Promise<void> {
    this.#all('header .tool')[0]?.click();
    await this.element.updateComplete;
  }

  get field(): HTMLInputElement | null {
    return this.element.shadowRoot?.querySelector('input') ?? null;
  }

  async search(text: string): Promise<void> {
    if (this.field !== null) this.field.value = text;
    this.field?.dispatchEvent(new InputEvent('input', { data: text }));
    await this.element.updateComplete;
  }

  /** Why nothing is listed, and what leads out of it. */
  get empty(): string[] {
    return this.#all('.empty > *').map((said) => said.innerText.trim());
  }

  /** Presses what leads out of an empty list. */
  async leaveEmpty(words: string): Promise<void> {
    this.#all('.empty button').find((button) => button.innerText.trim() === words)?.click();
    await this.element.updateComplete;
  }

  get box(): HTMLElement | null {
    return this.element.shadowRoot?.querySelector<HTMLElement>('.rows') ?? null;
  }

  /** Buyers in sight, with how far below the upper edge their rows begin, px. */
  get inSight(): { readonly buyer: string; readonly y: number }[] {
    const { top = 0, bottom = 0 } = this.box?.getBoundingClientRect() ?? {};
    return this.rows
      .map((row) => ({ buyer: row.querySelector('.buyer')?.textContent ?? '', y: row.getBoundingClientRect().top - top }))
      .filter(({ y }) => y > -78 && y < bottom - top);
  }

  /** Scrolls, and waits until what is in sight then is drawn. */
  async scroll(top: number): Promise<void> {
    if (this.box !== null) this.box.scrollTop = top;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await this.element.updateComplete;
  }

  #all(selector: string): HTMLElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }

  /** The pointer enters or leaves the list. */
  async hover(inside: boolean): Promise<void> {
    const type = inside ? 'pointerenter' : 'pointerleave';
    this.element.shadowRoot?.querySelector('section')?.dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));
    await this.element.updateComplete;
  }
}
