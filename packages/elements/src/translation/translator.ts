import type { MessageId, StoreId } from '@cs-inbox/protocol';

/**
 * Translates the text of one message; rejects where it cannot. Asked once per message and language.
 * @returns the text in the other language; the same text where it is in that language already
 */
export type Translator = (
  text: string,
  about: {
    /** null: nobody has said. */
    readonly from: string | null;
    /** Language of the operator's words, as a BCP 47 tag. */
    readonly to: string;
    readonly messageId: MessageId;
    readonly storeId: StoreId | null;
    /** Country of the store, a hint at the language; null where that is not known. */
    readonly market: string | null;
    /** Aborted after 20 s; then the answer is not waited for any more. */
    readonly signal: AbortSignal;
  },
) => Promise<string>;
