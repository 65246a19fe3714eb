import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Reply } from '../../answer.ts';
import { httpDate } from '../../platform/http-date.ts';
import type { Host } from '../host.ts';
import { breakConnection } from './break-connection.ts';
import type { HttpLimits } from './http-limits.ts';
import { writeReply } from './write-reply.ts';
import { writeStream } from './write-stream.ts';

/** Of what breaks before the platform gave an answer, this is what breaks: the page of a proxy. */
const GATEWAY: Pick<Reply, 'status' | 'headers' | 'body'> = {
  status: 502,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html>\n<title>502 Bad Gateway</title>\n<h1>502 Bad Gateway</h1>\n<p>The upstream server gave no answer.</p>\n',
};

/** Gives a client what the platform, or what stands in front of it, has for it. `extra`: further headers, names in lower case. */
export function writeAnswer(host: Host, answer: Answer, request: IncomingMessage, response: ServerResponse, extra: Readonly<Record<string, string>>, limits: HttpLimits): void {
  const { clock } = host;
  const headers = { date: httpDate(clock.now()), ...extra };
  // Its client has gone. What the platform did, stays done.
  const gone = response.destroyed || request.socket.destroyed;
  switch (answer.kind) {
    case 'reply':
      if (!gone) writeReply(response, answer.status, { ...headers, ...answer.headers }, answer.body);
      return;
    case 'broken': {
      const reply = answer.reply ?? GATEWAY;
      if (!gone) breakConnection(answer.how, { socket: request.socket, clock, hangMs: limits.hangMs, reply: { ...reply, headers: { ...headers, ...reply.headers } } });
      return;
    }
    case 'opened':
      // A stream that nobody feeds is not open.
      if (gone) return;
      if (request.method === 'HEAD') return writeReply(response, 200, { ...headers, ...answer.headers, 'content-type': 'text/event-stream' }, '');
      writeStream(host, answer, response, headers, limits.queuedBytes);
  }
}
