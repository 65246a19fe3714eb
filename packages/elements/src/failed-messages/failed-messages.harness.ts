import { settled } from '../../../../test/support/browser/settled.ts';
import type { CsFailedMessages } from './failed-messages.ts';

const plain = (element: HTMLElement | null | undefined) => (element?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();

/** Reads and drives the centre as a person does. */
export class FailedMessagesHarness {
  readonly element: CsFailedMessages;

  constructor(element: CsFailedMessages) {
    this.element = element;
  }

  /** The rows of messages that are drawn. */
  get rows(): HTMLElement[] {
    return this.#all('.row.message');
  }

  get buyers(): string[] {
    return this.rows.map((row) => row.querySelector('.jump')?.textContent?.trim() ?? '');
  }

  /** The heads of groups, without their boxes. */
  get groups(): string[] {
    return this.#all('.row.group').map((row) => [...row.querySelectorAll<HTMLElement>('b, .total, .counts')].map(plain).join(' | '));
  }

  /** What a row says in one of its cells. */
  cell(index: number, name: 'when' | 'whom' | 'text' | 'why' | 'class' | 'due' | 'next'): string {
    return plain(this.rows[index]?.querySelector<HTMLElement>(`.${name}`));
  }

  /** Who must act, each with how many. */
  get who(): string[] {
    return this.#all('.who').map(plain);
  }

  get automatic(): string {
    return plain(this.#find('.automatic'));
  }

  get footer(): string {
    return plain(this.#find('footer .number'));
  }

  /** What is said where no row is. */
  get empty(): string {
    return plain(this.#find('.empty'));
  }

  /** What the bar of the selected says; null where there is none. */
  get bulk(): string | null {
    const bar = this.#find('.bulk p');
    return bar === null ? null : plain(bar);
  }

  get retryButton(): HTMLButtonElement | null {
    return this.element.shadowRoot?.querySelector<HTMLButtonElement>('.bulk .primary') ?? null;
  }

  get said(): string {
    return this.#all('.said[role=status]').at(-1)?.textContent?.trim() ?? '';
  }

  /** The box that selects all. */
  get allBox(): HTMLInputElement | null {
    return this.element.shadowRoot?.querySelector<HTMLInputElement>('.columns input') ?? null;
  }

  /** The indices of the drawn rows that are selected. */
  get selected(): number[] {
    return this.rows.flatMap((row, i) => (row.ariaSelected === 'true' ? [i] : []));
  }

  /** The index of the row with the focus, or -1. */
  get focused(): number {
    const focused = this.element.shadowRoot?.activeElement ?? null;
    return this.rows.findIndex((row) => row === focused);
  }

  get box(): HTMLElement | null {
    return this.#find('.rows');
  }

  get field(): HTMLInputElement | null {
    return this.element.shadowRoot?.querySelector<HTMLInputElement>('.search input') ?? null;
  }

  get dialog() {
    return this.element.shadowRoot?.querySelector('cs-retry-dialog') ?? null;
  }

  get history(): HTMLDialogElement | null {
    return this.element.shadowRoot?.querySelector<HTMLDialogElement>('dialog.history') ?? null;
  }

  /** The items of the menu that is open: what they say, and behind a dash why they cannot be chosen. */
  get menu(): string[] {
    return this.#items.map((item) => `${plain(item.querySelector<HTMLElement>('.item > span'))}${item.ariaDisabled === 'true' ? ` - ${plain(item.querySelector<HTMLElement>('.then'))}` : ''}`);
  }

  async choose(words: string): Promise<void> {
    this.#items.find((item) => plain(item).startsWith(words))?.click();
    await settled(this.element);
  }

  async openMenu(index: number): Promise<void> {
    this.rows[index]?.querySelector<HTMLElement>('.dots')?.click();
    await settled(this.element);
  }

  async openExport(): Promise<void> {
    this.#find('.exports')?.click();
    await settled(this.element);
  }

  async openSaved(): Promise<void> {
    this.#find('.saves')?.click();
    await settled(this.element);
  }

  /** The named filters. */
  get saved(): string[] {
    return this.#all('.use').map(plain);
  }

  async useSaved(name: string): Promise<void> {
    this.#all('.use').find((button) => plain(button) === name)?.click();
    await settled(this.element);
  }

  async save(name: string): Promise<void> {
    const field = this.element.shadowRoot?.querySelector<HTMLInputElement>('.saved input');
    if (field) field.value = name;
    field?.form?.requestSubmit();
    await settled(this.element);
  }

  async toggle(index: number, shiftKey = false): Promise<void> {
    this.rows[index]?.querySelector('input')?.dispatchEvent(new MouseEvent('click', { shiftKey, bubbles: true, cancelable: true }));
    await settled(this.element);
  }

  async toggleAll(): Promise<void> {
    this.allBox?.click();
    await settled(this.element);
  }

  /** Selects the group whose head begins so. */
  async toggleGroup(words: string): Promise<void> {
    const at = this.groups.findIndex((said) => said.startsWith(words));
    this.#all('.row.group')[at]?.querySelector('input')?.click();
    await settled(this.element);
  }

  /** Presses who must act. */
  async act(words: string): Promise<void> {
    this.#all('.who').find((button) => plain(button).includes(words))?.click();
    await settled(this.element);
  }

  /** The names of what can be filtered by, with what is chosen. */
  get picks(): string[] {
    return this.#all('.pick .shown').map(plain);
  }

  /** What can be chosen of a filter. */
  options(name: string): string[] {
    return [...(this.#select(name)?.options ?? [])].map(({ text }) => text.trim());
  }

  async pick(name: string, words: string): Promise<void> {
    const select = this.#select(name);
    const option = [...(select?.options ?? [])].find(({ text }) => text.trim().startsWith(words));
    if (select === null || option === undefined) throw new Error(`${name} has no ${words}`);
    select.value = option.value;
    select.dispatchEvent(new Event('change'));
    await settled(this.element);
  }

  async unpick(name: string): Promise<void> {
    this.#select(name)?.parentElement?.querySelector('button')?.click();
    await settled(this.element);
  }

  async search(text: string): Promise<void> {
    if (this.field !== null) this.field.value = text;
    this.field?.dispatchEvent(new InputEvent('input', { data: text }));
    await settled(this.element);
  }

  /** Presses the button with these words, wherever it stands. */
  async press(words: string): Promise<void> {
    this.#all('button').find((button) => button.checkVisibility() && plain(button) === words)?.click();
    await settled(this.element);
  }

  /** The pointer enters or leaves the table. */
  async hover(inside: boolean): Promise<void> {
    this.box?.dispatchEvent(new PointerEvent(inside ? 'pointerenter' : 'pointerleave', { pointerType: 'mouse' }));
    await settled(this.element);
  }

  /** Scrolls, and waits until what is in sight then is drawn. */
  async scroll(top: number): Promise<void> {
    if (this.box !== null) this.box.scrollTop = top;
    await settled(this.element);
  }

  get #items(): HTMLElement[] {
    return this.#all('[role=menu]:popover-open [role=menuitem]');
  }

  #select(name: string): HTMLSelectElement | null {
    return this.element.shadowRoot?.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`) ?? null;
  }

  #find(selector: string): HTMLElement | null {
    return this.element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  #all(selector: string): HTMLElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }
}
