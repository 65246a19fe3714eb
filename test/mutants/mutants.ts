import { answerMutants } from './answer-mutants.ts';
import { cacheMutants } from './cache-mutants.ts';
import { deliveryMutants } from './delivery-mutants.ts';
import type { Mutant } from './mutant.ts';
import { personMutants } from './person-mutants.ts';
import { rateMutants } from './rate-mutants.ts';
import { rowMutants } from './row-mutants.ts';
import { syncMutants } from './sync-mutants.ts';
import { tabMutants } from './tab-mutants.ts';
import { unseenMutants } from './unseen-mutants.ts';
import { unseenSyncMutants } from './unseen-sync-mutants.ts';

/** Mistakes that others made before us, and some of our own. Each must turn the simulation or a test red. */
export const mutants: readonly Mutant[] = [
  ...deliveryMutants,
  ...answerMutants,
  ...rowMutants,
  ...rateMutants,
  ...personMutants,
  ...tabMutants,
  ...syncMutants,
  ...cacheMutants,
  ...unseenMutants,
  ...unseenSyncMutants,
];
