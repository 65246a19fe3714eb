import assert from 'node:assert/strict';
import test from 'node:test';
import { classifyLookUp, classifySend } from './classify.ts';

const expected = { account: 'mei', conversationId: 'c1', key: 'k1' };
const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hi', position: 3, at: 5, receipt: 'sent' };
const ours = JSON.stringify({ account: 'mei', key: 'k1', message });
const refusal = JSON.stringify({ account: 'mei', key: 'k1', class: 'permanent', retryable: false, committed: false, cause: 'recipient' });
const wire = JSON.stringify({ account: 'mei', key: 'k1', class: 'retryable', retryable: true, committed: false, cause: 'network' });

const statuses = [100, 200, 201, 202, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 409, 410, 422, 429, 500, 502, 503, 504];
const mediaTypes = ['', 'application/json', 'application/problem+json', 'text/html', 'text/json', 'application/vnd.api+json'];
const bodies = [
  '',
  'null',
  '0',
  '"accepted"',
  '[]',
  '{}',
  '<html>',
  ours,
  ours.slice(0, -1),
  `${ours}${ours}`,
  `[${ours}]`,
  ours.replaceAll('"k1"', '"k2"'),
  ours.replace('"mei"', '"kim"'),
  ours.replace('"out"', '"in"'),
  refusal,
  refusal.slice(0, -1),
  refusal.replace('false}', 'true}'),
  refusal.replace('"committed":false', '"committed":true'),
  refusal.replace('"committed":false,', ''),
  refusal.replace('"committed":false', '"committed":null'),
  wire,
  refusal.replace('"mei"', '"kim"'),
  refusal.replace('"k1"', '"k2"'),
  refusal.replace('"key":"k1",', ''),
  refusal.replace('"account":"mei",', ''),
  '{"__proto__":{"committed":false,"class":"permanent","retryable":false}}',
  '{"a":'.repeat(50_000),
  '\u{fffd}\u0000',
];

const grid = statuses.flatMap((status) =>
  mediaTypes.flatMap((mediaType) => bodies.map((body) => ({ type: 'answered', status, mediaType, body }) as const)),
);
const told = (answer: (typeof grid)[number]): string => `${answer.status} ${answer.mediaType} ${answer.body.slice(0, 60)}`;

test('FAIL-7.1 every answer of the grid ends in exactly one outcome', () => {
  for (const answer of grid) {
    const { kind } = classifySend(answer, expected);
    assert.ok(['accepted', 'refused', 'unreached', 'unknown'].includes(kind), told(answer));
  }
});

test('SEND-4.2 of the whole grid only our own whole reply is accepted', () => {
  const accepted = grid.filter((answer) => classifySend(answer, expected).kind === 'accepted').map(told);
  assert.deepEqual(accepted, [`200 application/json ${ours.slice(0, 60)}`, `201 application/json ${ours.slice(0, 60)}`]);
});

test('SEND-4.8 of the whole grid only a Problem that says committed: false is refused or unreached', () => {
  for (const answer of grid) {
    const { kind } = classifySend(answer, expected);
    const proves = answer.mediaType === 'application/problem+json' && (answer.body === refusal || answer.body === wire);
    assert.equal(kind === 'refused' || kind === 'unreached', proves, told(answer));
  }
});

test('SEND-4.4 of the whole grid only our own whole reply is found, and nothing says that it is absent', () => {
  const found = grid.filter((answer) => classifyLookUp(answer, expected).kind === 'found').map(told);
  assert.deepEqual(found, [`200 application/json ${ours.slice(0, 60)}`]);
  for (const answer of grid) assert.notEqual(classifyLookUp(answer, expected).kind, 'absent', told(answer));
});
