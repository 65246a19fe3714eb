type Bytes = Uint8Array<ArrayBuffer>;

/** What a body is fed through. */
export interface Feed {
  push(bytes: Bytes): void;
  /** What was pushed before is still read; then the body is whole, or reading it fails. */
  end(how: 'whole' | 'broken'): void;
}

/** Most that may wait for a client which does not read its body; then it breaks. */
const QUEUED_BYTES_MAX = 1_048_576;

/**
 * A body that comes as it is fed. `start` begins to feed and answers how to stop;
 * that is called once: when the body has ended, its reader has gone, or the signal aborts.
 */
export function fedBody(start: (feed: Feed) => () => void, signal: AbortSignal): ReadableStream<Bytes> {
  const queue: Bytes[] = [];
  let queuedBytes = 0;
  let ended: 'whole' | 'broken' | null = null;
  let stop: (() => void) | null = null;
  let deliver: () => void = () => undefined;
  let forget: () => void = () => undefined;

  const end = (how: 'whole' | 'broken') => {
    if (ended !== null) return;
    ended = how;
    forget();
    stop?.();
    deliver();
  };
  const push = (bytes: Bytes) => {
    if (ended !== null) return;
    queue.push(bytes);
    queuedBytes += bytes.length;
    if (queuedBytes <= QUEUED_BYTES_MAX) return deliver();
    queue.length = 0;
    end('broken');
  };
  const next = (controller: ReadableStreamDefaultController<Bytes>) => {
    const bytes = queue.shift();
    if (bytes !== undefined) {
      queuedBytes -= bytes.length;
      controller.enqueue(bytes);
      return true;
    }
    if (ended === 'whole') controller.close();
    if (ended === 'broken') controller.error(new TypeError('network error'));
    return ended !== null;
  };

  const body = new ReadableStream<Bytes>({
    start(controller) {
      const onAbort = () => {
        controller.error(signal.reason);
        queue.length = 0;
        deliver = () => undefined;
        end('broken');
      };
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort);
      forget = () => signal.removeEventListener('abort', onAbort);
    },
    pull(controller) {
      if (next(controller)) return undefined;
      return new Promise<void>((resolve) => {
        deliver = () => {
          deliver = () => undefined;
          next(controller);
          resolve();
        };
      });
    },
    cancel() {
      deliver = () => undefined;
      end('whole');
    },
  }, { highWaterMark: 0 });
  stop = start({ push, end });
  // It may have ended while it was being started.
  if (ended !== null) stop();
  return body;
}
