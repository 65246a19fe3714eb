/** After that a test has failed, ms. */
const WAIT_MS_MAX = 60_000;
const LOOK_MS = 50;

/** Resolves once this holds. @param why what is so instead, for the error after a minute */
export async function until(holds: () => Promise<boolean>, why: () => Promise<string>): Promise<void> {
  for (const deadline = performance.now() + WAIT_MS_MAX; !(await holds()); ) {
    if (performance.now() > deadline) throw new Error(await why());
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
