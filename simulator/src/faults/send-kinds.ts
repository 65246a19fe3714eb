import type { OccasionKind } from '../scenario/occasion-kind.ts';

/** What a fault at the platform answers to: messages. */
export const sendKinds = ['send', 'attempt'] as const satisfies readonly OccasionKind[];
