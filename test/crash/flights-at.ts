import type { Attempt, LedgerEntry } from '@cs-inbox/simulator';
import type { PageFact } from '../support/browser/host-page/page-fact.ts';
import type { Click } from './click.ts';

/** Messages that stood between click and confirmation at one instant, by how far they had come. */
export interface FlightCount {
  /** The page had the click, and the disk had not said yes. */
  readonly clicked: number;
  /** On the disk, never on the wire. */
  readonly stored: number;
  /** On the wire, and not taken by the platform. */
  readonly departed: number;
  /** Taken by the platform, and the page did not know. */
  readonly untold: number;
}

const arrived: ReadonlySet<string> = new Set(['sent', 'delivered', 'read']);

/** @param at ms since 1970 */
export function flightsAt(at: number, clicks: readonly Click[], facts: readonly PageFact[], ledger: readonly LedgerEntry[], attempts: readonly Attempt[]): FlightCount {
  const disk = facts.filter((fact) => fact.type === 'disk');
  const keys = new Map(disk.flatMap(({ puts }) => puts.filter(({ key }) => key.startsWith('out:')).map(({ key, text }) => [text, key] as const)));
  const deleted = new Set(disk.flatMap(({ deletes }) => deletes));
  const shown = facts.filter((fact) => fact.type === 'shown');
  const confirmed = ({ text }: Click) => deleted.has(keys.get(text) ?? '') || shown.some((fact) => fact.text === text && arrived.has(fact.status));
  const clicked = ({ text, pressed }: Click) => pressed || shown.some((fact) => fact.text === text) || keys.has(text);
  const took = new Set(ledger.filter((entry) => entry.at <= at).map(({ text }) => text));
  const left = new Set(attempts.filter((attempt) => attempt.at <= at).map(({ text }) => text));
  const count = { clicked: 0, stored: 0, departed: 0, untold: 0 };
  for (const click of clicks.filter((one) => clicked(one) && !confirmed(one))) {
    count[took.has(click.text) ? 'untold' : left.has(click.text) ? 'departed' : keys.has(click.text) ? 'stored' : 'clicked']++;
  }
  return count;
}
