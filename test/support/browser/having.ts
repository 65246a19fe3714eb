/** Replaces what the browser grants while `run` runs. */
export async function having(on: object, key: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(on, key);
  Object.defineProperty(on, key, { configurable: true, writable: true, value });
  try {
    await run();
  } finally {
    if (own === undefined) Reflect.deleteProperty(on, key);
    else Object.defineProperty(on, key, own);
  }
}
