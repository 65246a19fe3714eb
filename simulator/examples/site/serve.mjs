import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// Stands for the server of your own page: `vite`, `next dev`, whatever it is.
const page = readFileSync(new URL('page.html', import.meta.url));
const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page));
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => process.stdout.write(`page at port ${server.address().port}\n`));
