import assert from 'node:assert/strict';
import test from 'node:test';
import { routes } from './index.ts';

const hostile = ['../../admin', 'a/b', 'a?b=c', 'a#b', 'a&limit=9', '%2e%2e%2f', 'ไทย ☃', '"\n', '...'];
const base = new URL('https://host.example/cs/v1/');

for (const id of hostile) {
  test(`EMBED-2.6 the id ${JSON.stringify(id)} stays one segment of the path`, () => {
    const url = new URL(routes.send(id, id), base);
    const segments = url.pathname.split('/').map(decodeURIComponent);
    assert.deepEqual(segments, ['', 'cs', 'v1', 'conversations', id, 'messages', id]);
    assert.equal(url.search + url.hash, '');
  });

  test(`EMBED-2.6 the cursor ${JSON.stringify(id)} arrives as it was given`, () => {
    for (const path of [routes.sync(id), routes.events(id)]) {
      const url = new URL(path, base);
      assert.deepEqual([[...url.searchParams], url.hash], [[['cursor', id]], '']);
    }
  });
}

test('EMBED-2.1 every route has its path below the base address', () => {
  assert.deepEqual(
    [
      routes.capabilities(),
      routes.sync(null),
      routes.history('c1', null, 50),
      routes.history('c1', 0, 50),
      routes.send('c1', 'k1'),
      routes.lookUp('k1'),
      routes.read('c1'),
      routes.events(null),
      routes.events('c'),
      routes.retries(),
    ],
    [
      'capabilities',
      'sync',
      'conversations/c1/messages?limit=50',
      'conversations/c1/messages?limit=50&before=0',
      'conversations/c1/messages/k1',
      'messages/k1',
      'conversations/c1/read',
      'events',
      'events?cursor=c',
      'retries',
    ],
  );
});
