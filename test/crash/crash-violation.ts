/** A promise that was not kept, and what shows it. */
export interface CrashViolation {
  readonly kind: 'lost' | 'doubled' | 'misreported' | 'disordered';
  readonly why: string;
}
