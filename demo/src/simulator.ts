import type { Journal, LedgerEntry, PlatformCommand, PlatformView, Scenario, Verdict } from '@cs-inbox/simulator';

/** Whether it was done; `why`: one sentence for people. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** What a simulator shows of itself just now. */
export interface Glance {
  readonly view: PlatformView;
  readonly verdict: Verdict;
  /** How many messages buyers really received. */
  readonly received: number;
  /** Where that is kept, for people. */
  readonly kept: string;
}

export type Looked = { readonly ok: true; readonly glance: Glance } | { readonly ok: false; readonly why: string };

type FoundLedger = { readonly ok: true; readonly entries: readonly LedgerEntry[] } | { readonly ok: false; readonly why: string };

/** A simulator that the inbox talks to, wherever it runs. No method rejects. */
export interface Simulator {
  readonly scenario: Scenario;
  readonly seed: number;
  /** Where the platform answers. */
  readonly baseUrl: string;
  /** The operator that its answers name. */
  readonly account: string;
  readonly credentials: RequestCredentials;
  /** The requests of this page; null where they are kept elsewhere. */
  readonly journal: (() => Journal) | null;
  /** Who answers just now, for people. */
  answeredBy(): string;
  /** What went otherwise than the address asks for, one sentence each. */
  notes(): readonly string[];
  networkUp(): boolean;
  /** Told when one of the three above has changed. */
  subscribe(listener: () => void): void;
  look(): Promise<Looked>;
  /** What buyers really received. */
  ledger(): Promise<FoundLedger>;
  command(command: PlatformCommand): Promise<Done>;
  /** Begins anew. The page is loaded again. */
  reset(): Promise<Done>;
  /** Plays another story, or with another seed, from its beginning. The page is loaded again. */
  play(other: { readonly scenario: string } | { readonly seed: number }): Promise<Done>;
}
