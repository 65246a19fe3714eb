const SEED_MAX = 2_147_483_647;

export const SEED_SAYS = `a whole number from 0 to ${SEED_MAX}`;

/** A seed as a body or an argument may hold it, or null where it is none. */
export function seedOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= SEED_MAX ? value : null;
}
