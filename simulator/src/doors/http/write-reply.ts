import type { ServerResponse } from 'node:http';

/** A whole answer. `headers` in lower case. */
export function writeReply(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string): void {
  const bytes = Buffer.from(body, 'utf8');
  const bodiless = status === 204 || status === 304;
  // The time is that of the platform, which need not be that of this machine.
  response.sendDate = false;
  response.writeHead(status, { ...headers, ...(!bodiless && { 'content-length': String(bytes.length) }) });
  response.end(bodiless ? undefined : bytes);
}
