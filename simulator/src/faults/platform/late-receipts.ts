import * as v from 'valibot';
import { durationMs } from '../../duration.ts';
import { durationBetween } from '../../scenario/duration-between.ts';
import { fault } from '../fault.ts';
import { sendKinds } from '../send-kinds.ts';

export const lateReceipts = fault({
  do: 'platform.late-receipts',
  says: 'A message stays "sent" for long, because its receipts come late.',
  direction: 'platform',
  phase: () => 'after-commit',
  acts: 'aftermath',
  answersTo: sendKinds,
  settings: { by: v.pipe(durationBetween('1ms', '30d'), v.description('How much later they come.')) },
  apply: ({ by }) => ({ kind: 'late-receipts', byMs: durationMs(by) }),
});
