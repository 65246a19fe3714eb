import { createHash } from 'node:crypto';

/** The same for the same lines alone. */
export function traceHash(trace: readonly string[]): string {
  return createHash('sha256').update(trace.join('\n')).digest('hex');
}
