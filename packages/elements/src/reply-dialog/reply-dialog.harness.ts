import type { CsReplyDialog } from './reply-dialog.ts';

/** Makes, changes and deletes quick replies as a person does. */
export class ReplyDialogHarness {
  readonly element: CsReplyDialog;

  constructor(element: CsReplyDialog) {
    this.element = element;
  }

  get titles(): readonly string[] {
    return this.#all('li b').map(({ innerText }) => innerText);
  }

  get status(): string {
    return (this.#all('[role=status]')[0]?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  get alert(): string {
    return this.#all('[role=alert]')[0]?.innerText.trim() ?? '';
  }

  /** What stands beside a reply. */
  of(title: string): string {
    return this.#all('li')[this.titles.indexOf(title)]?.innerText ?? '';
  }

  async press(label: string): Promise<void> {
    const button = this.#all('button').find((one) => (one.getAttribute('aria-label') ?? one.innerText) === label);
    if (button === undefined) throw new Error(`no button says ${label}`);
    button.click();
    await this.element.updateComplete;
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const [field] = this.#all<HTMLInputElement>(`[name=${name}]`);
      if (field !== undefined) field.value = value;
    }
    await this.press('Save');
  }

  /** @returns what stands in the form, or '' where there is none */
  value(name: string): string {
    return this.#all<HTMLInputElement>(`[name=${name}]`)[0]?.value ?? '';
  }

  #all<Found extends HTMLElement>(selector: string): readonly Found[] {
    return [...(this.element.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
  }
}
