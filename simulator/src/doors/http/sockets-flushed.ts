/** Turns of the event loop: enough for an answer to be written, and for the next request on its connection to be read. */
const TURNS = 12;

/** Lets promises and sockets go on; the `settle` of a virtual clock behind a server. */
export async function socketsFlushed(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
