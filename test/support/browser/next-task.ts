/** Lets everything run that is ready: streams of bodies need tasks, not only microtasks. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let turns = 4;
    port1.onmessage = () => (--turns === 0 ? resolve() : port2.postMessage(null));
    port2.postMessage(null);
  });
}
