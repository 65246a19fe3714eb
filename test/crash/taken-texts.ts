import type { Evidence } from './evidence.ts';

/** The texts that the outbox has taken: the browser has said that their row is on the disk, or they have been seen on the wire. */
export function takenTexts({ facts, attempts }: Pick<Evidence, 'facts' | 'attempts'>): ReadonlySet<string> {
  const puts = facts.flatMap((fact) => (fact.type === 'disk' ? fact.puts : []));
  const rows = puts.filter(({ key }) => key.startsWith('out:')).map(({ text }) => text);
  return new Set([...rows, ...attempts.map(({ text }) => text)]);
}
