import { settled } from '../../../../test/support/browser/settled.ts';
import type { CsHealthPanel } from './health-panel.ts';

/** Reads the checks, and does what they offer. */
export class HealthPanelHarness {
  readonly element: CsHealthPanel;

  constructor(element: CsHealthPanel) {
    this.element = element;
  }

  get summary(): string {
    return this.#text('[part=summary]');
  }

  /** What is told to who does not see it. */
  get told(): string {
    return this.#text('header [role=status]');
  }

  /** What the last deed has come to. */
  get said(): string {
    return this.#text('.done');
  }

  /** The checks that stand there, in their order. */
  get checks(): string[] {
    return this.#rows.map((row) => row.dataset['check'] ?? '');
  }

  /** The row of a check. */
  row(check: string): HTMLElement {
    const found = this.#rows.find((row) => row.dataset['check'] === check);
    if (found === undefined) throw new Error(`no check "${check}"`);
    return found;
  }

  /** A cell of a check: what was found, when, and so on. */
  cell(check: string, cell: 'state' | 'check' | 'found' | 'when' | 'deed'): string {
    return (this.row(check).querySelector(`.${cell}`)?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  /** Heights of the ticks of a check from left to right, px; what was not measured is left out. */
  ticks(check: string): number[] {
    return [...this.row(check).querySelectorAll('rect')].map((tick) => Number(tick.getAttribute('height')));
  }

  /** The pointer enters or leaves the panel. */
  async hover(inside: boolean): Promise<void> {
    this.element.dispatchEvent(new PointerEvent(inside ? 'pointerenter' : 'pointerleave', { pointerType: 'mouse' }));
    await settled(this.element);
  }

  deed(check: string): HTMLButtonElement | null {
    return this.row(check).querySelector<HTMLButtonElement>('.deed button');
  }

  how(check: string): HTMLButtonElement | null {
    return this.row(check).querySelector<HTMLButtonElement>('.check button');
  }

  get checkAll(): HTMLButtonElement | null {
    return this.#find<HTMLButtonElement>('[part=check-all]');
  }

  /** The buttons at the bottom: the text, the request ids. */
  get links(): HTMLButtonElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part=footer] button') ?? [])];
  }

  get dialog(): HTMLDialogElement | null {
    return this.#find<HTMLDialogElement>('dialog');
  }

  get #rows(): HTMLElement[] {
    return [...(this.element.shadowRoot?.querySelectorAll<HTMLElement>('.line') ?? [])];
  }

  #text(selector: string): string {
    return (this.#find(selector)?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
  }

  #find<Found extends Element>(selector: string): Found | null {
    return this.element.shadowRoot?.querySelector<Found>(selector) ?? null;
  }
}
