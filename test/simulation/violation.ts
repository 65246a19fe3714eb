/** A rule of reliability that did not hold, and what shows it. */
export interface Violation {
  readonly invariant:
    | 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I11' | 'I12' | 'I13' | 'I14' | 'I15' | 'I17' | 'I18'
    | 'SYNC-4' | 'SYNC-5' | 'SYNC-7'
    | 'SEND-5' | 'SEND-12' | 'FAIL-2' | 'FAIL-6' | 'RETRY-2' | 'SEND-8' | 'RETRY-7' | 'AUTO-4' | 'AUTO-1' | 'AUTO-2' | 'AUTO-3' | 'CHECK-2';
  readonly why: string;
}
