import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve, sep } from 'node:path';
import { pagesFolder } from './build-pages.ts';
import { makeConversations } from './page/make-conversations.ts';

const ACCOUNT = 'bench';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json', '.png': 'image/png' };

export interface Served {
  readonly url: string;
  /** Whether the backend answers at all. */
  backend: 'up' | 'dark';
  close(): void;
}

/** Serves the built pages on a free port, and under `/api/` a backend with a list of conversations in which nothing happens. */
export async function servePages(conversations: number): Promise<Served> {
  const page = JSON.stringify(firstPage(conversations));
  const state: { backend: Served['backend'] } = { backend: 'up' };
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (!pathname.startsWith('/api/')) return serveFile(decodeURIComponent(pathname), response);
    if (state.backend === 'dark') return void response.socket?.destroy();
    if (pathname === '/api/capabilities') return json(response, JSON.stringify({ protocol: 1, account: ACCOUNT, deduplicationWindowMs: 0, lookUp: false, stream: 'none' }));
    if (pathname === '/api/sync') return json(response, searchParams.has('cursor') ? nothingNew : page);
    response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get backend() {
      return state.backend;
    },
    set backend(backend) {
      state.backend = backend;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const news = { account: ACCOUNT, epoch: 'e1', cursor: 'n1', hasMore: false };
const nothingNew = JSON.stringify({ ...news, mode: 'incremental', stores: [], conversations: [], messages: [] });

function firstPage(count: number): object {
  const conversations = makeConversations(count).map(({ id, n, title, last, time, unread }) => ({
    id,
    storeId: 's1',
    buyer: { id: `b-${id}`, name: title },
    unread,
    lastMessage: { id: `m-${id}`, conversationId: id, direction: 'in', kind: 'text', text: last, position: n + 1, at: time },
  }));
  const store = { id: 's1', name: 'Bench store', platform: 'shopee', market: 'MY', login: 'signed-in', textLengthMax: 5_000 };
  return { ...news, mode: 'full', stores: [store], conversations, messages: [] };
}

function json(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

function serveFile(path: string, response: ServerResponse): void {
  const file = resolve(pagesFolder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  if (!file.startsWith(pagesFolder + sep) || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
