/** What a page tells of itself while it runs, with the time at which it found out, in ms since 1970. */
export type PageFact =
  /** A transaction is complete: this is on the disk. */
  | { readonly type: 'disk'; readonly at: number; readonly puts: readonly { readonly key: string; readonly text: string }[]; readonly deletes: readonly string[] }
  /** What a row of the list says of its conversation from now on. */
  | { readonly type: 'listed'; readonly at: number; readonly conversationId: string; readonly text: string }
  /** What a bubble shows from now on. */
  | { readonly type: 'shown'; readonly at: number; readonly text: string; readonly status: string };
