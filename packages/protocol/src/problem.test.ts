import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from './parse.ts';
import { FailureCause, Problem } from './problem.ts';

const bare = { account: 'mei', cause: 'content', class: 'business', retryable: false, committed: false };

test('FAIL-7.1 a Problem needs account, class, retryable and committed, and nothing else', () => {
  assert.deepEqual(parse(Problem, bare), {
    ok: true,
    value: { ...bare, key: null, title: '', detail: '', retryAt: null, code: '', requestId: '', words: [] },
  });
});

for (const field of ['class', 'retryable', 'committed']) {
  test(`SEND-4.8 without ${field} an answer is no Problem`, () => {
    const { [field]: _, ...rest } = bare as Record<string, unknown>;
    const parsed = parse(Problem, rest);
    assert.match(parsed.ok ? 'taken' : parsed.why, new RegExp(`^${field}: `, 'u'));
  });
}

test('SEND-4.2 without an account an answer is no Problem', () => {
  for (const account of [undefined, null, '', 7]) {
    const parsed = parse(Problem, { ...bare, account });
    assert.match(parsed.ok ? 'taken' : parsed.why, /^account: /u);
  }
});

test('SEND-4.2 a Problem may name the key that it speaks of', () => {
  for (const key of ['k1', null]) {
    const parsed = parse(Problem, { ...bare, key });
    assert.equal(parsed.ok && parsed.value.key, key);
  }
  for (const key of ['', 7, {}]) assert.equal(parse(Problem, { ...bare, key }).ok, false);
});

test('SEND-4.8 committed is true or false and nothing that looks like it', () => {
  for (const committed of ['false', 0, null]) assert.equal(parse(Problem, { ...bare, committed }).ok, false);
});

test('FAIL-7.2 a cause that is not known, or missing, reads as unknown and keeps its code and request id', () => {
  for (const cause of ['gremlins', undefined, 4]) {
    const parsed = parse(Problem, { ...bare, cause, code: 'X-77', requestId: 'r-1' });
    assert.deepEqual(parsed.ok && [parsed.value.cause, parsed.value.code, parsed.value.requestId], ['unknown', 'X-77', 'r-1']);
  }
});

test('FAIL-7.2 every cause that is known keeps its name', () => {
  for (const cause of FailureCause.options) {
    const parsed = parse(Problem, { ...bare, cause });
    assert.equal(parsed.ok && parsed.value.cause, cause);
  }
});

test('EMBED-2.2 a Problem whose known fields do not fit is named by its path', () => {
  const bad = { class: 'sometimes', retryAt: 'tomorrow', detail: 'x'.repeat(4_001), code: 'x'.repeat(513), words: ['ok', 3], title: 3 };
  for (const [field, value] of Object.entries(bad)) {
    const parsed = parse(Problem, { ...bare, [field]: value });
    assert.match(parsed.ok ? 'taken' : parsed.why, new RegExp(`^${field}`, 'u'));
  }
});
