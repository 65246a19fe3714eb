import type { Attempt } from '../platform/attempt.ts';
import { groupedBy } from './grouped-by.ts';
import { senderOf } from './sender-of.ts';

/** A time in which one operator's client is to send nothing to a store, in ms since 1970; both ends are free. */
export interface Gate {
  readonly from: number;
  /** Infinity while it has no end. */
  readonly until: number;
  /** The attempt whose answer shut it. */
  readonly by: Attempt;
}

export interface Passage {
  readonly attempt: Attempt;
  readonly gate: Gate;
}

/** The attempts that left while a gate of their store was shut for their operator, with the gate that stays shut the longest. */
export function throughGates(attempts: readonly Attempt[], gateOf: (attempt: Attempt) => Gate | null): readonly Passage[] {
  const passages: Passage[] = [];
  for (const ofSender of groupedBy(attempts, senderOf).values()) {
    const gates = ofSender.map(gateOf).filter((gate) => gate !== null);
    gates.sort((a, b) => a.from - b.from);
    let next = 0;
    let longest: Gate | null = null;
    for (const attempt of ofSender.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence)) {
      for (let gate = gates[next]; gate !== undefined && gate.from < attempt.at; gate = gates[++next]) {
        if (longest === null || gate.until > longest.until) longest = gate;
      }
      if (longest !== null && attempt.at < longest.until) passages.push({ attempt, gate: longest });
    }
  }
  return passages.sort((a, b) => a.attempt.sequence - b.attempt.sequence);
}
