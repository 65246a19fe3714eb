import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as tlsConnect } from 'node:tls';
import type { Elsewhere } from '../doors/http/serve-options.ts';
import { writeProblem } from '../doors/http/write-problem.ts';

/** What concerns one connection only. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade'];

/**
 * Passes everything on to the server of a page, so that the page and the
 * simulator are of one origin. That server sees requests as if they were made
 * to it; redirects within it stay within the proxy.
 */
export function reverseProxy(target: URL): Elsewhere {
  return { request: (request, response) => pass(target, request, response), upgrade: (request, socket, head) => pipe(target, request, socket, head) };
}

function pass(target: URL, request: IncomingMessage, response: ServerResponse): void {
  const secure = target.protocol === 'https:';
  const { method = 'GET', url = '/' } = request;
  const headers = { ...without(forwarded(request, target), HOP_BY_HOP), connection: 'close' };
  const onward = (secure ? httpsRequest : httpRequest)({ ...placeOf(target), method, path: url, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage ?? '', returned(answer.headers, target, request.headers.host ?? ''));
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  onward.on('error', (error: NodeJS.ErrnoException) => {
    if (response.headersSent || response.destroyed) return void response.destroy();
    const detail = `The page's server at ${target.origin} does not answer: ${error.message === '' ? (error.code ?? 'unknown error') : error.message}`;
    writeProblem(response, { status: 502, code: 'page-unreachable', title: 'No answer from the page', detail });
  });
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

/** A request for another protocol goes on as bytes. */
function pipe(target: URL, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const place = placeOf(target);
  const onward = target.protocol === 'https:' ? tlsConnect({ ...place, servername: place.hostname, host: place.hostname }) : connect(place.port, place.hostname);
  const fields = Object.entries(forwarded(request, target)).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${String(one)}\r\n`));
  onward.write(`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1\r\n${fields.join('')}\r\n`);
  onward.write(head);
  for (const [one, other] of [[socket, onward], [onward, socket]] as const) {
    one.on('error', () => other.destroy());
    one.once('close', () => other.destroy());
    one.pipe(other);
  }
}

function placeOf({ protocol, hostname, port }: URL): { readonly hostname: string; readonly port: number } {
  return { hostname: hostname.replace(/^\[|\]$/gu, ''), port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}

function forwarded({ headers }: IncomingMessage, target: URL): OutgoingHttpHeaders {
  const ours = `http://${headers.host ?? ''}`;
  const { origin, referer } = headers;
  return {
    ...headers,
    host: target.host,
    ...(origin === ours && { origin: target.origin }),
    ...(referer?.startsWith(`${ours}/`) === true && { referer: target.origin + referer.slice(ours.length) }),
  };
}

function returned(headers: IncomingHttpHeaders, target: URL, host: string): OutgoingHttpHeaders {
  const { location } = headers;
  const within = location !== undefined && (location === target.origin || location.startsWith(`${target.origin}/`));
  return {
    ...without(headers, [...HOP_BY_HOP, 'transfer-encoding']),
    ...(within && { location: `http://${host}${location.slice(target.origin.length)}` }),
  };
}

function without(headers: OutgoingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
