import { charged, type Charged } from '../charged.ts';
import type { Fate } from '../fates-of.ts';
import { isoTime } from '../iso-time.ts';
import type { MessageCase } from '../message-cases.ts';
import { nameOf } from '../name-of.ts';

/** Messages that never reached their buyers, without their client being told. */
export function lost(fates: ReadonlyMap<MessageCase, Fate>): Charged {
  const hits = [...fates].filter(([, fate]) => fate === 'lost').map(([one]) => one);
  return charged('lost', hits, (one) => ({
    says: `${nameOf(one)} never reached its buyer: ${why(one)}.`,
    attempts: one.attempts.map(({ sequence }) => sequence),
    entries: [],
  }));
}

function why({ acceptedAt, attempts }: MessageCase): string {
  if (acceptedAt < Infinity) return `its client was told at ${isoTime(acceptedAt)} that it was accepted, and the platform never took it`;
  const last = attempts.at(-1);
  return `it left last at ${last === undefined ? 'an unknown time' : isoTime(last.at)}, nobody was told what became of that, and nothing has left for it since`;
}
