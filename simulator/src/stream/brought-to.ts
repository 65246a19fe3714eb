import type { OpenStream } from './open-stream.ts';

/** How far a client that stands at `head` is brought by what the stream has pushed: up to the first change that it lacks still. Sequence numbers. */
export function broughtTo({ from, sequence, lacks }: OpenStream, head: number): number {
  // What lies between its place and the beginning of the stream, the stream does not tell.
  if (head < from) return head;
  return Math.max(head, Math.min(sequence, ...lacks.filter((one) => one >= head)));
}
