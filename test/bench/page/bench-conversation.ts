/** A conversation as the bench makes it, before a kit's adapter converts it. */
export interface BenchConversation {
  readonly id: string;
  readonly n: number;
  readonly title: string;
  readonly last: string;
  /** ms since the epoch. */
  readonly time: number;
  readonly unread: number;
}
