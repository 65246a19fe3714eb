import { html, nothing, type TemplateResult } from 'lit';
import type { FailedMessage } from '@cs-inbox/state';
import { icon } from '../icons/icon.ts';
import { CsRetryDialog } from '../retry-dialog/retry-dialog.ts';
import type { Words } from '../words/words.ts';

interface FailedDialogs {
  readonly words: Words;
  /** Of which is asked whether they are sent again; null: none. */
  readonly asked: readonly FailedMessage[] | null;
  /** Whose attempts are shown; null: none. */
  readonly read: FailedMessage | null;
  /** A message as it is by now; null where it is not failed any more. */
  readonly now: (message: FailedMessage) => FailedMessage | null;
  /** Some were taken out of those of which is asked. */
  readonly dropped: (left: readonly FailedMessage[]) => void;
  readonly closed: () => void;
}

/** The dialog that asks before a retry, of one or of many, and the one with the attempts of a message. */
export function failedDialogs({ words, asked, read, now, dropped, closed }: FailedDialogs): TemplateResult {
  const one = asked?.length === 1 ? (asked[0] ?? null) : null;
  return html`
    <cs-retry-dialog
      .items=${one === null ? asked : null}
      .conversationId=${one?.conversationId ?? null}
      .bubble=${one && (now(one)?.bubble ?? null)}
      .open=${asked !== null}
      @retry-dialog-closed=${closed}
      @retry-items-dropped=${({ currentTarget }: Event) => currentTarget instanceof CsRetryDialog && dropped(currentTarget.items ?? [])}
    ></cs-retry-dialog>
    ${read === null ? nothing : history(now(read) ?? read, words, closed)}
  `;
}

function history({ bubble, conversationId }: FailedMessage, words: Words, closed: () => void): TemplateResult {
  return html`<dialog class="history" aria-labelledby="history" @close=${closed} @keydown=${keepKey}>
    <header>
      <h2 id="history">${words.centre.retryHistory(bubble.history.length)}</h2>
      <button type="button" aria-label=${words.close} @click=${close}>${icon('close')}</button>
    </header>
    <cs-retry-history .bubble=${bubble} .conversationId=${conversationId}></cs-retry-history>
  </dialog>`;
}

function close({ currentTarget }: Event): void {
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
}

/** What is pressed in a dialog is nobody's shortcut behind it. */
function keepKey(event: Event): void {
  event.stopPropagation();
}
