import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Causes } from '@cs-inbox/protocol';
import { classifySend, codeTable } from '@cs-inbox/core';
import { envelopeOf } from '../../simulator/src/platform/envelope-of.ts';
import { refusalOf } from '../../simulator/src/platform/refusal-of.ts';
import { everyRefused } from '../../simulator/src/profiles/every-refused.ts';
import type { PlatformCode } from '../../simulator/src/profiles/profile.ts';
import { profiles } from '../../simulator/src/profiles/profiles.ts';
import type { RefusedCase } from '../../simulator/src/profiles/refused-case.ts';
import { sampleStore } from '../support/node/sample-store.ts';

const { shopee, lazada, 'tiktok-shop': tiktokShop } = profiles;
const refusals = everyRefused(60_000);

const tableOf = (given: Causes = {}) => {
  const parsed = codeTable(given);
  return parsed.ok ? parsed.value : assert.fail(parsed.why);
};

for (const profile of [shopee, lazada, tiktokShop]) {
  const store = sampleStore({ platform: profile.platform });
  const envelope = (name: RefusedCase) => envelopeOf(refusals[name], profile, store, 0, 'r-1');
  const judged = (name: RefusedCase, given?: Causes) => {
    const { status, body } = envelope(name);
    const answer = { type: 'answered', status, mediaType: 'application/json', body: JSON.stringify(body) } as const;
    return classifySend(answer, { account: 'mei', conversationId: 'c1', key: 'k1', platform: profile.platform, codes: tableOf(given) });
  };
  const names = Object.keys(refusals) as RefusedCase[];
  const codeOf = (name: RefusedCase): PlatformCode => profile.codes[name];

  test(`FAIL-7.10 ${profile.title}: every code that is not made up says in the widget what the reference backend says of it`, () => {
    const real = names.filter((name) => codeOf(name).source !== 'assumed');
    assert.ok(real.length >= 6);
    for (const name of real) {
      const outcome = judged(name);
      assert.equal(outcome.kind === 'unknown' && outcome.failure?.cause, refusalOf(refusals[name], profile, store, 0).cause ?? 'unknown', name);
    }
  });

  test(`FAIL-7.10 ${profile.title}: its own answers are never taken for a refusal or an acceptance, and their code stays`, () => {
    for (const name of names) {
      const outcome = judged(name);
      assert.equal(outcome.kind, 'unknown', name);
      assert.equal(outcome.kind === 'unknown' && outcome.failure?.code, profile.codeOf(refusals[name]), name);
    }
    const { status, body } = profile.accepted({ id: 'm-7', at: 1, requestId: 'r-1' });
    const answer = { type: 'answered', status, mediaType: 'application/json', body: JSON.stringify(body) } as const;
    assert.deepEqual(classifySend(answer, { account: 'mei', conversationId: 'c1', key: 'k1', platform: profile.platform, codes: tableOf() }), { kind: 'unknown', why: 'malformed-reply' });
  });

  test(`FAIL-7.10 ${profile.title}: a code that is made up is unknown until the host explains it`, () => {
    const { code } = codeOf('content');
    const before = judged('content');
    const after = judged('content', { [`${profile.platform}:${code}`]: { cause: 'content' } });
    assert.deepEqual([before, after].map((outcome) => outcome.kind === 'unknown' && outcome.failure?.cause), ['unknown', 'content']);
  });
}
