/** The first moment after the paint of the frame in which it was asked, on the page's own clock, ms. Call it from a frame's callback. */
export function afterPaint(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  });
}
