import type { CsBulkDialog } from './bulk-dialog.ts';

/** Reads the dialog for many messages and answers it as a person does. */
export class BulkDialogHarness {
  readonly element: CsBulkDialog;

  constructor(element: CsBulkDialog) {
    this.element = element;
  }

  get dialog(): HTMLDialogElement | null {
    return this.#find('dialog');
  }

  get title(): string {
    return words(this.#find('#title'));
  }

  /** All that it says. */
  get text(): string {
    return words(this.dialog);
  }

  /** The stores from which messages go: how many, and how long they take. */
  get shares(): string[] {
    return this.#lines('.shares li');
  }

  /** Those that will not go, before it is confirmed. */
  get skipped(): string[] {
    return this.#lines('ul[aria-labelledby=skips] li');
  }

  /** The two groups of the results. */
  get going(): string[] {
    return this.#lines('ul[aria-labelledby=going] li');
  }

  get others(): string[] {
    return this.#lines('ul[aria-labelledby=others] li');
  }

  /** The heads of the groups. */
  get heads(): string[] {
    return this.#lines('h3');
  }

  get progress(): HTMLProgressElement | null {
    return this.#find('progress');
  }

  /** What stands under the bar. */
  get far(): string {
    return words(this.#find('.far'));
  }

  get reason(): HTMLTextAreaElement | null {
    return this.#find('textarea');
  }

  get confirm(): HTMLButtonElement | null {
    return this.#find('[part=confirm]');
  }

  /** Why it cannot be confirmed. */
  get obstacle(): string {
    return words(this.#find('#why'));
  }

  /** What is told to those who do not see it. */
  get said(): string {
    return this.#find('[role=status]')?.textContent?.trim() ?? '';
  }

  get buttons(): string[] {
    return this.#lines('footer button');
  }

  get focused(): Element | null {
    return this.element.shadowRoot?.activeElement ?? null;
  }

  /** @param word what the button says, or the first that says it of a row */
  async press(word: string): Promise<void> {
    const buttons = this.element.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [];
    [...buttons].find((button) => words(button) === word)?.click();
    await this.element.updateComplete;
  }

  #lines(selector: string): string[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].map(words);
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.element.shadowRoot?.querySelector<Found>(selector) ?? null;
  }
}

function words(element: HTMLElement | null): string {
  return (element?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
}
