import type { ServerResponse } from 'node:http';
import type { Opened } from '../../answer.ts';
import type { Host } from '../host.ts';

/** Opens a stream of events and keeps it fed until it ends, breaks, or its client goes or does not read. */
export function writeStream(host: Host, answer: Opened, response: ServerResponse, headers: Readonly<Record<string, string>>, queuedBytesMax: number): void {
  response.sendDate = false;
  response.writeHead(200, {
    ...headers,
    ...answer.headers,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  let over = false;
  let stop: () => void = () => undefined;
  const finish = (how: 'end' | 'reset') => {
    if (over) return;
    over = true;
    stop();
    if (how === 'end') response.end();
    // What was pushed before it is still to go out.
    else setImmediate(() => response.socket?.resetAndDestroy());
  };
  response.once('close', () => finish('end'));
  stop = host.pump(answer.stream, {
    frame(text) {
      if (over) return;
      response.write(text);
      if (response.writableLength > queuedBytesMax) finish('reset');
    },
    end: finish,
  });
  // It may have ended while it was being opened.
  if (over) stop();
}
