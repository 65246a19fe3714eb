import type { CsQuickReplies } from './quick-replies.ts';

/** Chooses quick replies as a person does. */
export class QuickRepliesHarness {
  readonly element: CsQuickReplies;

  constructor(element: CsQuickReplies) {
    this.element = element;
  }

  get groups(): readonly HTMLButtonElement[] {
    return this.#all('.group');
  }

  get groupNames(): readonly string[] {
    return this.groups.map(({ innerText }) => innerText);
  }

  get input(): HTMLInputElement | null {
    return this.#all<HTMLInputElement>('input')[0] ?? null;
  }

  /** Names of those that are listed. */
  get listed(): readonly string[] {
    return this.#all('.option .title > bdi:first-child').map(({ innerText }) => innerText);
  }

  /** The one that Enter takes. */
  get active(): string {
    const id = this.input?.getAttribute('aria-activedescendant') ?? '';
    return this.#all(`#${id || 'none'} .title > bdi:first-child`)[0]?.innerText ?? '';
  }

  get marked(): readonly string[] {
    return this.#all('mark').map(({ innerText }) => innerText);
  }

  get status(): string {
    return this.#all('[role=status]')[0]?.innerText ?? '';
  }

  async open(): Promise<void> {
    this.#all<HTMLButtonElement>('.slash')[0]?.click();
    await this.element.updateComplete;
  }

  async openGroup(name: string): Promise<void> {
    this.groups.find(({ innerText }) => innerText === name)?.click();
    await this.element.updateComplete;
  }

  async seek(text: string): Promise<void> {
    const { input } = this;
    if (input === null) return;
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await this.element.updateComplete;
  }

  async click(name: string): Promise<void> {
    this.#all('.option')[this.listed.indexOf(name)]?.click();
    await this.element.updateComplete;
  }

  send(name: string): HTMLButtonElement | null {
    return this.#all<HTMLButtonElement>('.send')[this.listed.indexOf(name)] ?? null;
  }

  async edit(): Promise<void> {
    this.#all<HTMLButtonElement>('.edit')[0]?.click();
    await this.element.updateComplete;
  }

  #all<Found extends HTMLElement>(selector: string): readonly Found[] {
    return [...(this.element.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
  }
}
