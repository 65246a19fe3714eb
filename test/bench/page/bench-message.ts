export type BenchStatus = 'sending' | 'sent' | 'failed';

/** A message as the bench makes it, before a kit's adapter converts it. Its text begins with `#<n> `. */
export interface BenchMessage {
  readonly id: string;
  readonly n: number;
  readonly text: string;
  readonly own: boolean;
  readonly author: string;
  /** ms since the epoch. */
  readonly time: number;
  readonly status: BenchStatus | 'received';
}
