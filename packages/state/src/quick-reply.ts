/** A text that is written often, by a short name. */
export interface QuickReply {
  readonly id: string;
  /** `greeting`, `shipping`, `returns`, `invoice`, or the operators' own word. */
  readonly category: string;
  readonly title: string;
  /** It may leave places open: `{buyer}`, `{store}`, `{order}`. */
  readonly text: string;
  /** It is not offered any more: so a starter is taken away. */
  readonly gone: boolean;
  /** When it was changed last, ms since the epoch. */
  readonly at: number;
  /** `unsaved` where the disk refused it: it lives as long as the page. */
  readonly saved: 'saving' | 'saved' | 'unsaved';
}

/** What a person says of a quick reply; `id` null for a new one. */
export type ReplyChange = Pick<QuickReply, 'category' | 'title' | 'text' | 'gone'> & { readonly id: string | null };

/** Whether it was taken, or why not. */
export type ReplyResult = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly why: 'starting' | 'empty' | 'too-long' | 'too-many' };

/** Most quick replies of an account, and their longest parts in UTF-16 code units. */
export const replyLimits = { countMax: 300, categoryMax: 40, titleMax: 60, textMax: 5_000 } as const;
