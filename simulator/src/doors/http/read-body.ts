import type { IncomingMessage } from 'node:http';

export type ReadBody =
  /** Null where there is none. */
  | { readonly ok: true; readonly text: string | null }
  /** `gone`: the client has left in the middle of it. */
  | { readonly ok: false; readonly why: 'too-large' | 'gone' };

/** How much of a body that is too large is still taken off the wire, so that the client sees the answer. */
const SURPLUS_BYTES = 16_777_216;

export function readBody(request: IncomingMessage, bytesMax: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) return void chunks.push(chunk);
      chunks.length = 0;
      resolve({ ok: false, why: 'too-large' });
      if (bytes > bytesMax + SURPLUS_BYTES) request.destroy();
    });
    request.on('end', () => resolve({ ok: true, text: bytes === 0 ? null : Buffer.concat(chunks).toString('utf8') }));
    request.on('error', () => resolve({ ok: false, why: 'gone' }));
    request.on('close', () => resolve({ ok: false, why: 'gone' }));
  });
}
