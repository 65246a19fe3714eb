import * as v from 'valibot';
import { FailureCause, FailureClass } from './problem.ts';

/** Most codes that a host may explain. */
const CODES_MAX = 2_000;

/**
 * What a host says of its platforms' codes: by `platform:code`, or by `platform:code ~ words` where the sentence
 * beside the code decides (`platform: ~ words` for whatever code). Upper and lower case are alike.
 */
export const Causes = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[^:]+:(?: ~ )?\S/u, 'a key is "platform:code" or "platform:code ~ words"')),
    v.object({ cause: FailureCause, class: v.optional(FailureClass), retryable: v.optional(v.boolean()) }),
  ),
  v.maxEntries(CODES_MAX),
);
export type Causes = Readonly<v.InferOutput<typeof Causes>>;

/** Any object of JSON. */
export const Envelope = v.record(v.string(), v.unknown());
