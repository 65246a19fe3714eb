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

  /** The pointer enters or leaves the list. */
  async hover(inside: boolean): Promise<void> {
    const type = inside ? 'pointerenter' : 'pointerleave';
    this.element.shadowRoot?.querySelector('section')?.dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));
    await this.element.updateComplete;
  }
}
