import { expect } from 'chai';
import type { SendOutcome } from '@cs-inbox/core';
import { FailureCause } from '@cs-inbox/protocol';
import { FetchStub } from '../../../test/support/browser/fetch-stub.ts';
import { httpBackend } from './http-backend.ts';

const statuses = [
  200, 201, 202, 204, 206, 207, 300, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 407, 408,
  409, 410, 411, 413, 414, 415, 421, 422, 423, 425, 426, 428, 429, 431, 451, 500, 502, 503, 504, 511,
];

const headerSets: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'application/problem+json' },
  { 'content-type': 'application/json' },
  { 'content-type': 'Application/JSON; charset=utf-8', 'retry-after': '30' },
  { 'content-type': 'application/problem+json;charset=utf-8', 'retry-after': 'Sun, 06 Nov 1994 08:50:07 GMT', date: 'Sun, 06 Nov 1994 08:49:37 GMT' },
  { 'content-type': 'application/problem+json', 'retry-after': '-1, soon' },
  { 'content-type': 'text/html', 'retry-after': '9'.repeat(40) },
  { 'content-type': 'application/vnd.api+json', 'retry-after': '0' },
  {},
];

/** Where it stands when it is answered: known not to be taken, nobody knows, taken, taken and the answer breaks off. */
const phases = ['before', 'doubt', 'after', 'broken'] as const;
type Phase = (typeof phases)[number];

const message = { id: 'm1', conversationId: 'c1', direction: 'out', kind: 'text', text: 'hi', position: 3, at: 5, receipt: 'sent' };

/** What a backend that tells the truth, or somebody in front of it, says in that phase. */
const bodies = {
  // Before it was taken there is only the message of another key to show.
  reply: (phase: Phase) => (phase === 'after' || phase === 'broken' ? replyOf('k1') : replyOf('k2')),
  problem: (phase: Phase) => ({ account: 'mei', key: 'k1', cause: 'content', class: 'business', retryable: false, code: 'E1', words: ['x'], ...committedIn(phase) }),
  coded: (phase: Phase) => ({ account: 'mei', key: 'k1', class: 'permanent', retryable: false, code: 'source_ip_undeclared', ...committedIn(phase) }),
  envelope: () => ({ error: 'error_auth', message: 'Invalid access_token.', request_id: 'r1' }),
  html: () => '<!doctype html><title>Sign in</title>',
  empty: () => '',
} as const;

const replyOf = (key: string) => ({ account: 'mei', key, message: { ...message, key } });
const committedIn = (phase: Phase) => ({ before: { committed: false }, doubt: {}, after: { committed: true }, broken: { committed: true } })[phase];

interface Cell {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: keyof typeof bodies;
  readonly phase: Phase;
}

const grid: readonly Cell[] = statuses.flatMap((status) =>
  headerSets.flatMap((headers) => (Object.keys(bodies) as (keyof typeof bodies)[]).flatMap((body) => phases.map((phase) => ({ status, headers, body, phase })))),
);

const nullBody = new Set([204, 304]);

/** @param extra what nobody knows: a header, and a member of each object */
function responseOf({ status, headers, body, phase }: Cell, extra: boolean): Response {
  const said = bodies[body](phase);
  const text = typeof said === 'string' ? said : JSON.stringify(extra ? { ...said, x_moon: { phase: 'full' } } : said);
  const bytes = new TextEncoder().encode(text);
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(phase === 'broken' ? bytes.subarray(0, bytes.length / 2) : bytes);
      if (phase === 'broken') controller.error(new TypeError('network error'));
      else controller.close();
    },
  });
  return new Response(nullBody.has(status) ? null : stream, { status, headers: extra ? { ...headers, 'x-moon': 'full', server: 'moon' } : headers });
}

/** So many are asked at once. */
const BATCH = 256;

const { signal } = new AbortController();
const outgoing = { key: 'k1', conversationId: 'c1', storeId: 's1', text: 'hi', replaces: null, platform: 'shopee' };
const told = ({ status, headers, body, phase }: Cell) => `${status} ${JSON.stringify(headers)} ${body} ${phase}`;

describe('the grid of answers', () => {
  const judged: (readonly [Cell, SendOutcome, SendOutcome])[] = [];

  before(async function () {
    this.timeout(60_000);
    const stub = new FetchStub();
    const backend = httpBackend({ baseUrl: '/api', account: 'mei' });
    for (let i = 0; i < grid.length; i += BATCH) {
      const cells = grid.slice(i, i + BATCH);
      const answers = [false, true].flatMap((extra) => cells.map((cell) => responseOf(cell, extra)));
      stub.answer = () => answers.shift() ?? Response.error();
      const outcomes = await Promise.all([...cells, ...cells].map(() => backend.send(outgoing, signal)));
      cells.forEach((cell, at) => {
        const [plain, strange] = [outcomes[at], outcomes[at + cells.length]];
        if (plain !== undefined && strange !== undefined) judged.push([cell, plain, strange]);
      });
    }
    stub.restore();
  });

  it('FAIL-7.9 is of 40 statuses, 8 sets of headers, 6 bodies and 4 phases, and has every kind of end in it', () => {
    expect([new Set(statuses).size, headerSets.length, Object.keys(bodies).length, phases.length, judged.length]).to.deep.equal([40, 8, 6, 4, 7_680]);
    const ends = new Set(judged.map(([, outcome]) => `${outcome.kind} ${'failure' in outcome ? outcome.failure?.cause : ''}`));
    expect([...ends].sort()).to.deep.equal(['accepted ', 'refused config', 'refused content', 'unknown ', 'unknown config', 'unknown content', 'unknown login', 'unknown throttled', 'unknown unknown']);
  });

  it('FAIL-7.9 ends in exactly one outcome with exactly one cause, and no wait beyond a day', () => {
    for (const [cell, outcome] of judged) {
      expect(['accepted', 'refused', 'unreached', 'unknown'], told(cell)).to.include(outcome.kind);
      if (outcome.kind === 'accepted') continue;
      if (outcome.failure !== undefined) expect(FailureCause.options, told(cell)).to.include(outcome.failure.cause);
      if (outcome.kind !== 'unknown') expect(outcome.failure, told(cell)).to.be.an('object');
      expect(outcome.retryAfterMs ?? 0, told(cell)).to.be.within(0, 86_400_000);
    }
  });

  it('FAIL-7.9 is refused only where a Problem proves that it was not taken, never once it was or nobody knows', () => {
    for (const [cell, outcome] of judged) {
      const proves = cell.phase === 'before' && (cell.body === 'problem' || cell.body === 'coded') && cell.headers['content-type']?.startsWith('application/problem+json') === true && !nullBody.has(cell.status);
      expect(outcome.kind === 'refused' || outcome.kind === 'unreached', told(cell)).to.equal(proves);
    }
  });

  it('FAIL-7.9 is accepted only by our own whole reply, under 200 or 201 and as JSON', () => {
    for (const [cell, outcome] of judged) {
      const ours = cell.phase === 'after' && cell.body === 'reply' && (cell.status === 200 || cell.status === 201) && /^application\/json/iu.test(cell.headers['content-type'] ?? '');
      expect(outcome.kind === 'accepted', told(cell)).to.equal(ours);
    }
  });

  it('FAIL-7.9 does not change with a header or a member that nobody knows', () => {
    for (const [cell, plain, strange] of judged) expect(strange, told(cell)).to.deep.equal(plain);
  });
});
