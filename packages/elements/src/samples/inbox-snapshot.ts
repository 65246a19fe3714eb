import type { FailureRecord, Inbox } from '@cs-inbox/state';
import type { ReadableAtom } from 'nanostores';

type AtomNames = Extract<keyof Inbox, `$${string}`>;
type NameOf<Atom> = Atom extends `$${infer Name}` ? Name : never;

/** What the atoms of an inbox hold at one moment; what is left out holds what a calm inbox holds. */
export type InboxSnapshot = {
  readonly [Name in NameOf<AtomNames>]?: Inbox[`$${Name}` & AtomNames] extends ReadableAtom<infer Value> ? Value : never;
} & {
  /** What `readRecord` tells; null where the disk does not answer. */
  readonly record?: FailureRecord | null;
};
