import type { OccasionKind } from '../scenario/occasion-kind.ts';

/** What a fault on the way of requests answers to: every request, whatever it asks for. */
export const requestKinds = ['send', 'attempt', 'sync', 'history', 'read', 'look-up', 'stream', 'bulk-retry', 'request'] as const satisfies readonly OccasionKind[];
