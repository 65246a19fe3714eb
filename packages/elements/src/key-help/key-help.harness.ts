import { settled } from '../../../../test/support/browser/settled.ts';
import type { CsKeyHelp } from './key-help.ts';

/** Reads the help. */
export class KeyHelpHarness {
  readonly element: CsKeyHelp;

  constructor(element: CsKeyHelp) {
    this.element = element;
  }

  get isOpen(): boolean {
    return this.element.shadowRoot?.querySelector('dialog')?.open === true;
  }

  get title(): string {
    return this.element.shadowRoot?.querySelector('h2')?.innerText ?? '';
  }

  /** What each key does, by the key; the last of those that have several meanings. */
  get keys(): ReadonlyMap<string, string> {
    const terms = [...(this.element.shadowRoot?.querySelectorAll('dt') ?? [])];
    return new Map(terms.map((term) => [[...term.querySelectorAll('kbd')].map((key) => key.innerText).join(' '), term.nextElementSibling?.textContent ?? '']));
  }

  async press(): Promise<void> {
    this.element.shadowRoot?.querySelector<HTMLButtonElement>('[part=button]')?.click();
    await settled(this.element);
  }
}
