import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { closestAround } from '../context/closest-around.ts';
import { InboxController } from '../context/inbox-controller.ts';
import { LocaleController } from '../context/locale-controller.ts';
import { icon } from '../icons/icon.ts';
import { dialogStyles } from '../tokens/dialog.styles.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { topButtonStyles } from '../tokens/top-button.styles.ts';
import type { Words } from '../words/words.ts';
import { keyHelpStyles } from './key-help.styles.ts';

/**
 * Which key does what. `?` opens it from anywhere in the inbox, or in the account, around it, but from a field.
 *
 * @tag cs-key-help
 * @summary The keys of the inbox, at a press of `?`.
 * @csspart button - what opens it for a mouse
 * @csspart dialog - the dialog with the keys
 */
export class CsKeyHelp extends LitElement {
  static override styles = [...sharedStyles, dialogStyles, topButtonStyles, keyHelpStyles];

  static override properties = { open: { type: Boolean }, sendKey: { attribute: 'send-key' } };

  /** Whether it stands on the screen. */
  declare open: boolean;
  /** What sends in the composer. */
  declare sendKey: 'enter' | 'ctrl-enter' | null;

  readonly #locale = new LocaleController(this);
  readonly #inbox = new InboxController(this);
  #around: EventTarget | null = null;

  constructor() {
    super();
    this.open = false;
    this.sendKey = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    this.#around = root instanceof ShadowRoot ? root : closestAround(this, 'cs-account');
    this.#around?.addEventListener('keydown', this.#onKeyAround);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#around?.removeEventListener('keydown', this.#onKeyAround);
    this.open = false;
    this.#dialog?.close();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const dialog = this.#dialog;
    if (this.open && dialog?.open === false) dialog.showModal();
    else if (!this.open) dialog?.close();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this.#locale;
    if (this.#inbox.inbox === null) return nothing;
    return html`<button part="button" type="button" aria-haspopup="dialog" aria-keyshortcuts="?" aria-label=${words.keyboard} title=${`${words.keyboard} (?)`} @click=${() => (this.open = true)}>?</button>
      <dialog part="dialog" aria-labelledby="title" @close=${() => (this.open = false)} @keydown=${keepKey} @click=${closeBeside}>
        ${this.open
          ? html`<header>
                <h2 id="title">${words.keyboard}</h2>
                <button type="button" aria-label=${words.close} @click=${() => (this.open = false)}>${icon('close')}</button>
              </header>
              <div class="keys" dir="auto">
                ${keysOf(words, this.sendKey === 'ctrl-enter').map(
                  ({ place, keys }) => html`<h3>${place}</h3>
                    <dl>
                      ${keys.map(([names, does]) => html`<dt>${names.map((name) => html`<kbd dir="ltr">${name}</kbd>`)}</dt><dd>${does}</dd>`)}
                    </dl>`,
                )}
              </div>`
          : nothing}
      </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly #onKeyAround = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || event.key !== '?' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    if (target instanceof HTMLElement && (target.matches('input, textarea, select, dialog[open] *') || target.isContentEditable)) return;
    event.preventDefault();
    this.open = true;
  };
}

interface KeyGroup {
  readonly place: string;
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[];
}

function keysOf(words: Words, ctrl: boolean): readonly KeyGroup[] {
  const { key } = words;
  return [
    {
      place: words.conversations,
      keys: [
        [['J', '↓'], key.next],
        [['K', '↑'], key.previous],
        [['U'], key.unread],
        [['Enter'], key.open],
        [['/'], words.search],
      ],
    },
    {
      place: words.messages,
      keys: [
        [['PgUp', 'PgDn', 'Home', 'End'], key.pages],
        [['Esc'], key.back],
      ],
    },
    {
      place: words.keysIn.message,
      keys: [
        [['↑', '↓'], key.asking],
        [['R'], words.retry],
        [['E'], words.edit],
        [['C'], words.copy],
        [['H'], key.history],
      ],
    },
    {
      place: words.keysIn.field,
      keys: [
        [[ctrl ? 'Ctrl+Enter' : 'Enter'], words.send],
        [[ctrl ? 'Enter' : 'Shift+Enter'], key.line],
        [['/'], words.quickReplies],
      ],
    },
  ];
}

/** What is pressed in the dialog is nobody else's. */
function keepKey(event: Event): void {
  event.stopPropagation();
}

function closeBeside({ currentTarget, target }: Event): void {
  if (currentTarget === target && currentTarget instanceof HTMLDialogElement) currentTarget.close();
}

declare global {
  interface HTMLElementTagNameMap {
    'cs-key-help': CsKeyHelp;
  }
}
