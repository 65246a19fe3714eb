import type { Refused } from '../platform/refused.ts';
import type { PlatformCode } from './profile.ts';
import { type RefusedCase, refusedCaseOf } from './refused-case.ts';

/** The row of a refusal in a platform's table. A code that nobody knows stands for itself. */
export function codeFor<Code extends PlatformCode>(codes: Readonly<Record<RefusedCase, Code>>, refused: Refused): Code {
  const row = codes[refusedCaseOf(refused)];
  return refused.kind === 'unknown' ? { ...row, code: refused.code } : row;
}
