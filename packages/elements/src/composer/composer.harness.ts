import type { CsQuickReplies } from '../quick-replies/quick-replies.ts';
import type { CsComposer } from './composer.ts';

/** Writes and sends as a person does. */
export class ComposerHarness {
  readonly element: CsComposer;

  constructor(element: CsComposer) {
    this.element = element;
  }

  get field(): HTMLTextAreaElement | null {
    return this.#find('textarea');
  }

  get button(): HTMLButtonElement | null {
    return this.#find('[part=send]');
  }

  get head(): string {
    return words(this.#find('#head'));
  }

  get draft(): string {
    return words(this.#find('.draft'));
  }

  /** What the line says of the message whose place the text takes. */
  get editing(): string {
    return words(this.#find('#editing'));
  }

  /** What it says of the failed message that the text would go past. */
  get overtakes(): string {
    return words(this.#find('#overtakes'));
  }

  /** The way to send after that message instead. */
  get sendAfter(): HTMLButtonElement | null {
    return this.#find('.overtakes button');
  }

  /** What it asks about before it sends. */
  get asked(): string {
    return words(this.#find('#asked'));
  }

  get replies(): CsQuickReplies | null {
    return this.#find('cs-quick-replies');
  }

  get note(): string {
    return words(this.#find('#note'));
  }

  get count(): string {
    return words(this.#find('.count'));
  }

  get alert(): string {
    return words(this.#find('[role=alert]'));
  }

  async write(text: string): Promise<void> {
    const { field } = this;
    if (field === null) return;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** @returns whether the key was used up */
  async press(key: string, more: KeyboardEventInit = {}): Promise<boolean> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
    this.field?.dispatchEvent(event);
    await this.element.updateComplete;
    return event.defaultPrevented;
  }

  async send(): Promise<void> {
    this.button?.click();
    await this.element.updateComplete;
  }

  async stopEditing(): Promise<void> {
    this.#find('.editing button')?.click();
    await this.element.updateComplete;
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.element.shadowRoot?.querySelector<Found>(selector) ?? null;
  }
}

function words(element: HTMLElement | null): string {
  return (element?.innerText ?? '').replaceAll(/\s+/gu, ' ').trim();
}
