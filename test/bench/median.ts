import { quantile } from './quantile.ts';

/** NaN where there are no values. */
export const median = (values: readonly number[]) => quantile(values, 0.5);
