/** The moment at which the samples stand: 2026-11-21T14:32:00Z. */
export const sampleNow = 1_795_271_520_000;
