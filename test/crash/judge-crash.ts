import type { PageFact } from '../support/browser/host-page/page-fact.ts';
import type { Click } from './click.ts';
import type { CrashViolation } from './crash-violation.ts';
import type { Evidence } from './evidence.ts';
import { takenTexts } from './taken-texts.ts';

/** How long a tab may show what another one knows better, ms. */
const LAG_MS = 250;

const arrived: ReadonlySet<string> = new Set(['sent', 'delivered', 'read']);

type Kind = CrashViolation['kind'];

/** What is known of one click, from the disk, the platform and the page. */
interface Case {
  readonly click: Click;
  /** The disk had the message, or the platform saw it: from then on it may not be lost. */
  readonly taken: boolean;
  /** The disk had the text as a draft, and never as a message. */
  readonly drafted: boolean;
  /** When the platform took it, in ms since 1970, once for each time. */
  readonly arrivals: readonly number[];
  /** When a client was told that it is refused. */
  readonly refusals: readonly number[];
  readonly facts: readonly Extract<PageFact, { type: 'shown' }>[];
}

/**
 * Judges what has become of the clicks of a browser that was killed.
 *
 * A message is taken as soon as the browser has said to the page that its row is on the disk, or its first request has
 * been seen. What is taken reaches its buyer exactly once. What was only a draft on the disk stands in the composer.
 * What the disk had in neither form may be gone: it was typed within the instant before the kill.
 */
export function judgeCrash(evidence: Evidence): readonly CrashViolation[] {
  const found: CrashViolation[] = [];
  const blame = (kind: Kind, why: string) => void found.push({ kind, why });
  for (const one of casesOf(evidence)) {
    judgeArrival(one, evidence, blame);
    judgeShown(one, evidence, blame);
    judgeTold(one, blame);
  }
  judgeBuyers(evidence, blame);
  judgeOrder(evidence, blame);
  return found;
}

function casesOf({ clicks, facts, attempts, ledger }: Evidence): readonly Case[] {
  const takenOnes = takenTexts({ facts, attempts });
  const shown = Map.groupBy(facts.filter((fact) => fact.type === 'shown'), ({ text }) => text);
  const drafts = new Set(facts.flatMap((fact) => (fact.type === 'disk' ? fact.puts : [])).filter(({ key }) => key.startsWith('draft:')).map(({ text }) => text));
  const departures = Map.groupBy(attempts, ({ text }) => text);
  const arrivals = Map.groupBy(ledger, ({ text }) => text);
  return clicks.map((click) => {
    const { text } = click;
    const departed = departures.get(text) ?? [];
    const taken = takenOnes.has(text);
    return {
      click,
      taken,
      drafted: !taken && drafts.has(text),
      arrivals: (arrivals.get(text) ?? []).map(({ at }) => at),
      refusals: departed.flatMap(({ told, toldAt }) => (told === 'refused' && toldAt !== null ? [toldAt] : [])),
      facts: shown.get(text) ?? [],
    };
  });
}

function judgeArrival({ click: { text, pressedAt }, taken, drafted, arrivals }: Case, { composed }: Evidence, blame: (kind: Kind, why: string) => void): void {
  const back = composed.some((one) => one.includes(text));
  if (arrivals.length > 1) blame('doubled', `"${text}" reached its buyer ${arrivals.length} times`);
  if (taken && arrivals.length === 0) blame('lost', `"${text}" was on the disk and never reached its buyer`);
  if (drafted && arrivals.length === 0 && !back) blame('lost', `"${text}" was saved as a draft and does not stand in the composer`);
  if (taken && back) blame('misreported', `"${text}" was taken, and stands in the composer as if it were not`);
  if (pressedAt === null && arrivals.length > 0) blame('misreported', `"${text}" reached its buyer, and nobody had sent it`);
}

/** What stands on the page after everything has settled. */
function judgeShown({ click: { text, buyer }, arrivals }: Case, { shown }: Evidence, blame: (kind: Kind, why: string) => void): void {
  const bubbles = shown.get(buyer)?.filter((bubble) => bubble.text === text) ?? [];
  if (bubbles.length > 1) blame('misreported', `"${text}" is shown ${bubbles.length} times`);
  if (arrivals.length > 0 && bubbles.length === 0) blame('misreported', `"${text}" has reached its buyer and is not shown`);
  for (const { status } of bubbles) {
    if (arrivals.length > 0 && !arrived.has(status)) blame('misreported', `"${text}" has reached its buyer and is shown as ${status}`);
    if (arrivals.length === 0) blame('misreported', `"${text}" is shown as ${status}, and nobody has it`);
  }
}

/** What the page has shown on the way. */
function judgeTold({ click: { text }, arrivals, refusals, facts }: Case, blame: (kind: Kind, why: string) => void): void {
  const at = Math.min(...arrivals);
  for (const fact of facts) {
    if (arrived.has(fact.status) && !(at <= fact.at)) blame('misreported', `"${text}" was shown as ${fact.status} before the platform had it`);
    if (fact.status !== 'failed') continue;
    if (!refusals.some((refusedAt) => refusedAt <= fact.at)) blame('misreported', `"${text}" was shown as failed, and nobody had refused it`);
    else if (at + LAG_MS < fact.at) blame('misreported', `"${text}" was shown as failed after it had arrived`);
  }
}

/** Each buyer receives what was meant for them. */
function judgeBuyers({ clicks, ledger }: Evidence, blame: (kind: Kind, why: string) => void): void {
  const buyers = new Map(clicks.map(({ text, buyer }) => [text, buyer]));
  const conversations = new Map<string, string>();
  for (const { text, conversationId } of ledger) {
    const buyer = buyers.get(text);
    if (buyer === undefined) continue;
    const usual = conversations.get(buyer) ?? conversationId;
    conversations.set(buyer, usual);
    if (usual !== conversationId) blame('misreported', `"${text}" was meant for ${buyer} and went to ${conversationId}, not to ${usual}`);
  }
}

/** What was sent in one tab to one buyer comes in the order of the clicks. */
function judgeOrder({ clicks, ledger }: Evidence, blame: (kind: Kind, why: string) => void): void {
  const places = new Map(ledger.map(({ text }, place) => [text, place]));
  for (const lane of Map.groupBy(clicks, ({ tab, buyer }) => `${tab} ${buyer}`).values()) {
    const came = lane.filter(({ text }) => places.has(text));
    for (const [i, { text }] of came.entries()) {
      const next = came[i + 1];
      if (next !== undefined && (places.get(text) ?? 0) > (places.get(next.text) ?? 0)) blame('disordered', `"${next.text}" came before "${text}", which was sent first`);
    }
  }
}
