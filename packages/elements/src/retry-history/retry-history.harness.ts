import type { CsRetryHistory } from './retry-history.ts';

/** Reads a retry history as a person does. */
export class RetryHistoryHarness {
  readonly element: CsRetryHistory;

  constructor(element: CsRetryHistory) {
    this.element = element;
  }

  get columns(): string[] {
    return this.#all('th').map(words);
  }

  /** The attempts, cell by cell. */
  get attempts(): string[][] {
    return this.#all('tbody tr').map((row) => [...row.children].map((cell) => words(cell)));
  }

  /** What happens next, one sentence each. */
  get next(): string[] {
    return this.#all('.next p').map(words);
  }

  /** What scrolls. */
  get scroller(): HTMLElement | undefined {
    return this.#all('.scroll')[0];
  }

  get text(): string {
    return words(this.element.shadowRoot?.querySelector('.none') ?? null);
  }

  /** What is told to those who do not see it. */
  get said(): string {
    return words(this.element.shadowRoot?.querySelector('[role=status]') ?? null);
  }

  async copy(): Promise<void> {
    this.#all('button')[0]?.click();
    await new Promise((resolve) => setTimeout(resolve));
    await this.element.updateComplete;
  }

  #all(selector: string): HTMLElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }
}

function words(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
}
