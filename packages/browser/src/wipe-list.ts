const PREFIX = 'cs-inbox-wipe:';

/** Databases that were to be emptied and of which nobody has seen that they are. It outlives the page that was to do it. */
export const wipeList = {
  names(): readonly string[] {
    return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)), []);
  },
  /** How often it had been wiped when that was wanted, as text; null where it is not wanted. */
  of(name: string): string | null {
    return attempt(() => localStorage.getItem(PREFIX + name), null);
  },
  add(name: string, wipes: number | null): void {
    attempt(() => localStorage.setItem(PREFIX + name, String(wipes)), undefined);
  },
  remove(name: string): void {
    attempt(() => localStorage.removeItem(PREFIX + name), undefined);
  },
};

/** A page may have no storage of that kind, or a full one. */
function attempt<T>(deed: () => T, otherwise: T): T {
  try {
    return deed();
  } catch {
    return otherwise;
  }
}
