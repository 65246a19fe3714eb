import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { httpDoor } from '../../../test/support/node/http-door.ts';
import { RawClient } from '../../../test/support/node/raw-client.ts';
import { reverseProxy } from './reverse-proxy.ts';

const limit = { timeout: 10_000 };

/** The server of a page, and a simulator in front of it. */
async function inFront(t: TestContext, page: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(page);
  server.on('upgrade', (request, socket) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: ${request.headers.upgrade ?? ''}\r\nx-origin: ${request.headers.origin ?? ''}\r\nx-host: ${request.headers.host ?? ''}\r\n\r\n`);
    socket.on('data', (bytes) => socket.write(`echo ${String(bytes)}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const target = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return { target, server, ...(await httpDoor(t, { elsewhere: reverseProxy(target) })) };
}

test('SIM-9.7 what is neither the platform nor the control API goes to the server of the page, bodies and all', limit, async (t) => {
  const { ask } = await inFront(t, (request, response) => {
    response.writeHead(207, 'Fine', { 'x-url': request.url ?? '', 'set-cookie': ['a=1', 'b=2'] });
    request.pipe(response);
  });
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const response = await ask('some/page?x=1', { method, body: 'Grüezi' });
    assert.deepEqual([response.status, response.statusText, response.headers.get('x-url')], [207, 'Fine', '/some/page?x=1']);
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.equal(await response.text(), 'Grüezi', method);
  }
  assert.equal((await ask('api/cs/capabilities')).headers.get('x-url'), null);
  assert.equal((await ask('__sim/state')).headers.get('x-url'), null);
});

test('SIM-9.7 that server sees requests as if they were made to it, and redirects within it stay within', limit, async (t) => {
  const seen: (string | undefined)[] = [];
  const { target, served, ask } = await inFront(t, (request, response) => {
    const { host, origin, referer } = request.headers;
    seen.push(host, origin, referer);
    response.writeHead(302, { location: request.url === '/away' ? 'https://elsewhere.example/x' : `http://${host ?? ''}/there?y=2` }).end();
  });
  const ours = served.url.slice(0, -1);
  const headers = { origin: ours, referer: `${ours}/here` };
  const within = await ask('go', { redirect: 'manual', headers });
  assert.deepEqual(seen, [target.host, target.origin, `${target.origin}/here`]);
  assert.equal(within.headers.get('location'), `${ours}/there?y=2`);
  assert.equal((await ask('away', { redirect: 'manual' })).headers.get('location'), 'https://elsewhere.example/x');
});

test('SIM-9.7 a WebSocket goes through', limit, async (t) => {
  const { target, served } = await inFront(t, () => undefined);
  const client = new RawClient(served.port).ask('GET /hmr', [`host: 127.0.0.1:${served.port}`, `origin: http://127.0.0.1:${served.port}`, 'connection: upgrade', 'upgrade: websocket']);
  await client.until(({ received }) => received.endsWith('\r\n\r\n'));
  assert.match(client.received, /^HTTP\/1\.1 101 [\s\S]*upgrade: websocket/u);
  assert.ok(client.received.includes(`x-origin: ${target.origin}\r\nx-host: ${target.host}\r\n`));
  client.say('hello');
  await client.until(({ received }) => received.endsWith('echo hello'));
  client.leave();
});

test('SIM-9.7 a server that is not there is named', limit, async (t) => {
  const { target, ask, server } = await inFront(t, () => undefined);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const response = await ask('page');
  assert.equal(response.status, 502);
  assert.ok(((await response.json()) as { readonly detail: string }).detail.startsWith(`The page's server at ${target.origin} does not answer`));
});

test('SIM-9.7 an answer that breaks off breaks off for the page too', limit, async (t) => {
  const { ask } = await inFront(t, (_, response) => {
    response.writeHead(200);
    response.write('half', () => response.socket?.resetAndDestroy());
  });
  await assert.rejects(async () => (await ask('page')).text());
});
