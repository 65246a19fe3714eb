import type { CsRetryDialog } from './retry-dialog.ts';

/** Reads the retry dialog and answers it as a person does. */
export class RetryDialogHarness {
  readonly element: CsRetryDialog;

  constructor(element: CsRetryDialog) {
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

  get message(): HTMLElement | null {
    return this.#find('.text');
  }

  get reason(): HTMLTextAreaElement | null {
    return this.#find('textarea');
  }

  /** Why it cannot be confirmed. */
  get obstacle(): string {
    return words(this.#find('#why'));
  }

  /** What is told to those who do not see it. */
  get said(): string {
    return this.#find('[role=status]')?.textContent?.trim() ?? '';
  }

  get confirm(): HTMLButtonElement | null {
    return this.#find('[part=confirm]');
  }

  /** The words of the buttons at the foot, in order. */
  get buttons(): readonly string[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLElement>('footer button') ?? [])].map(words);
  }

  /** What has the focus within it. */
  get focused(): Element | null {
    return this.element.shadowRoot?.activeElement ?? null;
  }

  async press(word: string): Promise<void> {
    for (const button of this.element.shadowRoot?.querySelectorAll<HTMLElement>('footer button') ?? []) if (words(button) === word) button.click();
    await this.element.updateComplete;
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.element.shadowRoot?.querySelector<Found>(selector) ?? null;
  }
}

function words(element: HTMLElement | null): string {
  return (element?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
}
