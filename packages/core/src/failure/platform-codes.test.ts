import assert from 'node:assert/strict';
import test from 'node:test';
import { FailureCause } from '@cs-inbox/protocol';
import { causes } from './cause.ts';
import { knownCodes } from './known-codes.ts';
import { codeTable, meaningBy, meaningOf } from './platform-codes.ts';

const tableOf = (given?: unknown) => {
  const parsed = codeTable(given);
  return parsed.ok ? parsed.value : assert.fail(parsed.why);
};
const refusal = (given: unknown) => {
  const parsed = codeTable(given);
  return parsed.ok ? 'taken' : parsed.why;
};

test('FAIL-7.5 every group of the known codes names a cause, and no code of a platform stands twice', () => {
  for (const [platform, groups] of Object.entries(knownCodes)) {
    const rows = groups.split(';').map((group) => group.split('|'));
    for (const [cause = ''] of rows) assert.ok((FailureCause.options as readonly string[]).includes(cause), `${platform}: ${cause}`);
    const codes = rows.flatMap(([, ...rest]) => rest);
    assert.equal(new Set(codes).size, codes.length, platform);
    for (const code of codes) assert.equal(code, code.toLowerCase());
  }
});

test('FAIL-7.5 a code is read without regard to case, and only for its own platform', () => {
  const table = tableOf();
  assert.equal(meaningOf(table, 'lazada', 'ILLEGALACCESSTOKEN', '')?.cause, 'login');
  assert.equal(meaningOf(table, 'Lazada', 'IllegalAccessToken', '')?.cause, 'login');
  for (const platform of ['shopee', 'tiktok-shop', 'generic', '', 'lazad']) assert.equal(meaningOf(table, platform, 'IllegalAccessToken', ''), undefined);
  for (const code of ['', ' ', 'constructor', '__proto__', 'illegalaccesstoken2']) assert.equal(meaningOf(table, 'lazada', code, ''), undefined);
});

test('FAIL-7.5 the sentence beside a code counts before the code, and that of any code last', () => {
  const table = tableOf({ 'x:7 ~ Locked Out': { cause: 'login' }, 'x:7': { cause: 'content' }, 'x: ~ gone away': { cause: 'recipient' } });
  const causeOf = (code: string, sentence: string) => meaningOf(table, 'x', code, sentence)?.cause;
  assert.deepEqual(
    [causeOf('7', 'You are LOCKED out.'), causeOf('7', 'gone away'), causeOf('8', 'has gone away'), causeOf('8', 'locked out')],
    ['login', 'content', 'recipient', undefined],
  );
});

test('FAIL-7.6 what the host says counts before what is known, and beside it', () => {
  const table = tableOf({ 'shopee:ERROR_PARAM': { cause: 'content' }, 'my-shop:E7': { cause: 'platform', class: 'business', retryable: false } });
  assert.deepEqual(meaningOf(table, 'shopee', 'error_param', ''), { cause: 'content', class: 'business', retryable: false });
  assert.deepEqual(meaningOf(table, 'my-shop', 'E7', ''), { cause: 'platform', class: 'business', retryable: false });
  assert.equal(meaningOf(table, 'shopee', 'error_auth', '')?.cause, 'login');
  assert.equal(meaningOf(tableOf(), 'shopee', 'error_param', '')?.cause, 'unknown');
});

test("FAIL-7.6 of a disk only ours is spoken: a host's storage is the platform's fault", () => {
  assert.equal(meaningOf(tableOf({ 'x:1': { cause: 'storage' } }), 'x', '1', '')?.cause, 'platform');
});

test('FAIL-7.6 what does not fit is refused with its place and what belongs there', () => {
  for (const given of [null, 7, 'x', [{ cause: 'login' }], { 'x:1': null }, { 'x:1': 'login' }]) assert.notEqual(refusal(given), 'taken', JSON.stringify(given));
  assert.match(refusal({ 'x:1': { cause: 'moon' } }), /^x:1\.cause: .*"login".*"moon"/u);
  assert.match(refusal({ 'x:1': { cause: 'login', class: 'sometimes' } }), /^x:1\.class: .*"sometimes"/u);
  assert.match(refusal({ 'x:1': { cause: 'login', retryable: 'yes' } }), /^x:1\.retryable: .*"yes"/u);
  for (const key of ['error_auth', ':error_auth', 'shopee:', 'shopee: ', 'shopee: error_auth', 'shopee: ~ ', '']) assert.match(refusal({ [key]: { cause: 'login' } }), /platform:code/u, key);
  assert.notEqual(refusal(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`x:${i}`, { cause: 'login' }]))), 'taken');
});

test('FAIL-8.13 where nobody says otherwise each cause has one class, and may be retried where its row allows it', () => {
  const usual = FailureCause.options.map((cause) => [cause, meaningBy(cause).class, meaningBy(cause).retryable]);
  assert.deepEqual(usual, [
    ['network', 'retryable', true],
    ['throttled', 'retryable', true],
    ['quota', 'business', true],
    ['login', 'business', true],
    ['content', 'business', false],
    ['recipient', 'permanent', false],
    ['platform', 'retryable', true],
    ['config', 'business', true],
    ['storage', 'retryable', true],
    ['unknown', 'permanent', false],
  ]);
  for (const cause of FailureCause.options) if (causes[cause].retry === 'no') assert.equal(meaningBy(cause).retryable, false, cause);
  assert.deepEqual([meaningBy('platform', 'permanent').retryable, meaningBy('unknown', 'business').retryable], [false, true]);
});
