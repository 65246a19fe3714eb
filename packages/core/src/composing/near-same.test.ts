import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { nearSame } from './near-same.ts';

describe('two texts', () => {
  const same = [
    ['The courier will call you before.', 'the courier will call you  before'],
    ['The courier will call you before he comes.', 'The courier will call you before he come'],
    ['好的，谢谢！', '好的 谢谢'],
    ['ＯＫ', 'ok'],
  ] as const;
  for (const [one, other] of same) {
    test(`INBOX-4.13 are the same, or nearly: ${one}`, () => assert.equal(nearSame(one, other), true));
  }
  const others = [
    ['Yes', 'Yes please'],
    ['Your parcel number is 4419 2087 3316.', 'Your parcel number is 4419 2087 3317.'],
    ['The courier will call you before he comes.', 'The shade is on its way to you since Monday.'],
    ['', ''],
    ['!', '?'],
  ] as const;
  for (const [one, other] of others) {
    test(`INBOX-4.13 are not: ${one} / ${other}`, () => assert.equal(nearSame(one, other), false));
  }
});
