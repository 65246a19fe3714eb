import type { CsRetryRun } from './retry-run.ts';

/** Reads the line of a run as a person does. */
export class RetryRunHarness {
  readonly element: CsRetryRun;

  constructor(element: CsRetryRun) {
    this.element = element;
  }

  /** What it says, or ''. */
  get text(): string {
    return (this.element.shadowRoot?.querySelector<HTMLElement>('.line')?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  get buttons(): HTMLButtonElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll('button') ?? [])];
  }
}
