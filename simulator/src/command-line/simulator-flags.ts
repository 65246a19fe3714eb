import type { Flag } from './command.ts';

/** What `serve` and `run` have in common. */
export const simulatorFlags = {
  seed: { type: 'string', value: '<n>', says: "what all chance hangs from; that of the scenario, or 42, where it is left out" },
  base: { type: 'string', value: '<path>', says: 'where the platform answers; /api/cs/ where it is left out' },
  account: { type: 'string', value: '<id>', says: 'the account that every answer names; "mei" where it is left out' },
} as const satisfies Readonly<Record<string, Flag>>;
