import type { FailedChoice, FailedGroup, FailedMessage } from '@cs-inbox/state';
import { groupOf, matchesFailed } from '@cs-inbox/state';
import type { FailedGrouping, FailedLine } from './failed-line.ts';

const MINUTE_MS = 60_000;

/** What the table is made of. */
export interface FailedMaterial {
  readonly messages: readonly FailedMessage[];
  readonly choice: FailedChoice;
  readonly grouping: FailedGrouping;
  /** ms since the epoch. */
  readonly now: number;
  /** Whether a person is in the table: no row moves then, comes or goes. */
  readonly hold: boolean;
}

export interface FailedListing {
  readonly lines: readonly FailedLine[];
  /** The messages that are listed and still failed, in the order of the lines. */
  readonly listed: readonly FailedMessage[];
  /** By who must act, among those that pass every other filter. */
  readonly counts: Readonly<Record<FailedGroup | 'all', number>>;
  /** Messages that would be listed and wait, because a person is in the table. */
  readonly held: number;
}

const nothing: FailedListing = { lines: [], listed: [], counts: { all: 0, ready: 0, itself: 0, somebody: 0, never: 0 }, held: 0 };

/** The rows to draw. The same object as before where nothing has changed. */
export class FailedList {
  #before: FailedMaterial | null = null;
  /** What was shown last. */
  listing = nothing;
  /** When a verdict changes with the clock, ms since the epoch. */
  #changesAt = Infinity;
  readonly #folded = new WeakMap<FailedMessage, string>();

  /** Whether something of it changes with the clock. */
  get changes(): boolean {
    return this.#changesAt !== Infinity;
  }

  show(next: FailedMaterial): FailedListing {
    const before = this.#before;
    const sameWish = before !== null && before.choice === next.choice && before.grouping === next.grouping;
    if (sameWish && before.messages === next.messages && before.hold === next.hold && next.now < this.#changesAt) return this.listing;
    this.#before = next;
    this.#changesAt = changeOf(next);
    const { messages, choice, now } = next;
    const near = messages.filter((message) => matchesFailed(message, { ...choice, group: null }, now, this.#folded));
    const counts = { ...nothing.counts, all: near.length };
    const wanted = near.filter((message) => {
      const group = groupOf(message, now);
      counts[group] += 1;
      return choice.group === null || choice.group === group;
    });
    const hold = next.hold && sameWish && this.listing.lines.length > 0;
    return (this.listing = hold ? this.#held(messages, wanted, counts) : fresh(wanted, next.grouping, counts));
  }

  /** Rows as they are by now, in the order in which they stood. What is not failed any more keeps its place. */
  #held(messages: readonly FailedMessage[], wanted: readonly FailedMessage[], counts: FailedListing['counts']): FailedListing {
    const byId = new Map(messages.map((message) => [message.bubble.id, message]));
    const stood = new Set<string>();
    const lines = this.listing.lines.map((line): FailedLine => {
      if (line.kind === 'group') return line;
      stood.add(line.id);
      const message = byId.get(line.id);
      if (message === line.message && !line.gone) return line;
      return message === undefined ? { ...line, gone: true } : { ...line, message, gone: false };
    });
    return { lines: lines.map((line, i) => (line.kind === 'group' ? regrouped(line, lines, i) : line)), listed: messagesOf(lines), counts, held: wanted.filter(({ bubble }) => !stood.has(bubble.id)).length };
  }
}

function fresh(wanted: readonly FailedMessage[], grouping: FailedGrouping, counts: FailedListing['counts']): FailedListing {
  const line = (message: FailedMessage): FailedLine => ({ kind: 'message', id: message.bubble.id, message, gone: false });
  if (grouping === 'none') return { lines: wanted.map(line), listed: wanted, counts, held: 0 };
  const groups = new Map<string, [FailedMessage, ...FailedMessage[]]>();
  for (const message of wanted) {
    const name = nameOf(message, grouping);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [message]);
    else known.push(message);
  }
  // The group of the most pressing message comes first.
  const lines = [...groups].flatMap(([name, messages]): readonly FailedLine[] => [{ kind: 'group', id: `${grouping}:${name}`, first: messages[0], messages }, ...messages.map(line)]);
  return { lines, listed: messagesOf(lines), counts, held: 0 };
}

/** The head of a group as it is by now. @param at where it stands */
function regrouped(head: Extract<FailedLine, { readonly kind: 'group' }>, lines: readonly FailedLine[], at: number): FailedLine {
  const end = lines.findIndex(({ kind }, i) => i > at && kind === 'group');
  const messages = messagesOf(lines.slice(at + 1, end === -1 ? lines.length : end));
  const isSame = messages.length === head.messages.length && messages.every((message, i) => message === head.messages[i]);
  return isSame ? head : { ...head, messages };
}

function nameOf({ bubble, storeId }: FailedMessage, grouping: FailedGrouping): string {
  return grouping === 'store' ? storeId : (bubble.failure?.cause ?? bubble.delivery);
}

function messagesOf(lines: readonly FailedLine[]): readonly FailedMessage[] {
  return lines.flatMap((line) => (line.kind === 'message' && !line.gone ? [line.message] : []));
}

/** When the next wait is over; where ages are chosen, at the latest with the next minute. */
function changeOf({ messages, choice, now }: FailedMaterial): number {
  const minute = choice.ageMs === null ? Infinity : (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
  return messages.reduce((soonest, { bubble: { retry } }) => {
    const at = retry?.verdict === 'may' ? retry.at : null;
    return at !== null && at > now && at < soonest ? at : soonest;
  }, minute);
}
