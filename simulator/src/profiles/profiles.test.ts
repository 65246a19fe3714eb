import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { everyRefused } from './every-refused.ts';
import { generic } from './generic.ts';
import { profileOf } from './profile-of.ts';
import type { Fact, Profile } from './profile.ts';
import { profiles } from './profiles.ts';
import { type RefusedCase, refusedCaseOf } from './refused-case.ts';

const HOUR_MS = 3_600_000;
const marketplaces = [profiles.shopee, profiles.lazada, profiles['tiktok-shop']];

const isFact = (member: unknown): member is Fact<unknown> => typeof member === 'object' && member !== null && 'source' in member;
const factsOf = (profile: Profile) => Object.entries(profile).filter((entry): entry is [string, Fact<unknown>] => isFact(entry[1]));
const assumedOf = (profile: Profile) => factsOf(profile).filter(([, { source }]) => source === 'assumed').map(([name]) => name);
const sourced = (profile: Profile, source: string) => Object.entries(profile.codes).filter(([, code]) => code.source === source).map(([name]) => name as RefusedCase);

describe('profiles', () => {
  test('SIM-5.4 a platform that nobody knows is the generic one, whatever it is called', () => {
    for (const platform of ['acme', '', 'Shopee', '__proto__', 'constructor', 'generic']) assert.equal(profileOf(platform), generic, platform);
    for (const profile of marketplaces) assert.equal(profileOf(profile.platform), profile);
  });

  test('SIM-5.4 every refusal has its row', () => {
    for (const [name, refused] of Object.entries(everyRefused(1))) assert.equal(refusedCaseOf(refused), name);
    for (const profile of Object.values(profiles)) assert.deepEqual(Object.keys(profile.codes).sort(), Object.keys(everyRefused(1)).sort(), profile.platform);
  });

  test('SIM-5.5 what is not published is called assumed, by name', () => {
    const assumed = Object.fromEntries(marketplaces.map((profile) => [profile.platform, assumedOf(profile)]));
    assert.deepEqual(assumed, {
      shopee: ['rate', 'dailyQuota', 'login', 'loginPer', 'content', 'cannotSend', 'replyWithinMs', 'textLengthMax'],
      lazada: ['rate', 'dailyQuota', 'repeatsPushes', 'closedMarkets', 'replyWithinMs', 'textLengthMax', 'kinds'],
      'tiktok-shop': ['rate', 'dailyQuota', 'login', 'content', 'repeatsPushes', 'cannotSend', 'closedMarkets', 'replyWithinMs', 'textLengthMax', 'kinds'],
    });
    assert.deepEqual(assumedOf(generic), factsOf(generic).map(([name]) => name), 'nothing of a platform without a name is known');
  });

  for (const profile of marketplaces) {
    test(`SIM-5.5 ${profile.platform}: a code that is made up says that it is simulated, and no other does`, () => {
      for (const { code, says, source } of Object.values(profile.codes)) {
        assert.equal(/simulated/iu.test(`${code} ${says}`), source === 'assumed', `${code}: ${says}`);
      }
    });
  }

  test('SIM-5.5 the codes that are published, as they are published', () => {
    const published = Object.fromEntries(
      marketplaces.map((profile) => [profile.platform, Object.fromEntries(sourced(profile, 'official').map((name) => [name, profile.codes[name].code]))]),
    );
    assert.deepEqual(published, {
      shopee: {
        throttled: 'error_rate_limit',
        quota: 'error_limit',
        'login-401': 'error_auth',
        'login-403': 'shop_access_expired',
        'login-200': 'error_auth',
        'forbidden-ip': 'source_ip_undeclared',
        'forbidden-permission': 'error_api_permission',
        'recipient-market-closed': 'not_open_market',
        'outage-500': 'internal_server_error',
        'outage-502': 'error_data',
        'outage-503': 'error_server',
        'outage-504': 'error_network',
        malformed: 'error_param',
        'no-such-conversation': 'error_not_found',
      },
      lazada: {
        throttled: 'AppCallLimit',
        'login-401': 'IllegalAccessToken',
        'login-403': 'AppNotSubscribed',
        'login-200': 'IllegalAccessToken',
        'forbidden-ip': 'AppWhiteIpLimit',
        'outage-500': 'SystemError',
        'outage-504': 'ServiceTimeout',
      },
      'tiktok-shop': {
        throttled: '36009002',
        quota: '45101004',
        'login-401': '105002',
        'login-403': '36009004',
        'login-200': '105002',
        'forbidden-ip': '36009033',
        'forbidden-permission': '105005',
        'outage-500': '36009003',
        'outage-502': '45101001',
        'outage-504': '36009007',
        'no-such-conversation': '45101003',
      },
    });
  });

  test('SIM-5.5 the figures that are published', () => {
    const { shopee, lazada, 'tiktok-shop': tiktok } = profiles;
    assert.deepEqual([shopee, lazada, tiktok].map(({ pageSize }) => pageSize.value), [60, 20, 10]);
    assert.deepEqual([shopee.login.value.lifeMs, lazada.login.value], [4 * HOUR_MS, { lifeMs: 720 * HOUR_MS, warningMs: 48 * HOUR_MS }]);
    assert.deepEqual([lazada.dailyQuota.value.limit, tiktok.dailyQuota.value.limit], [10_000_000, 10_000]);
    assert.equal(shopee.dailyQuota.value.resetMinute, 960, '00:00 UTC+8 is 16:00 UTC');
    assert.equal(lazada.rate.value.closesForMs, 60_000);
    assert.deepEqual(tiktok.replyWithinMs.value, { US: 24 * HOUR_MS, TH: 12 * HOUR_MS, '': 24 * HOUR_MS });
    assert.deepEqual([shopee.closedMarkets.value, lazada.loginPer.value, lazada.content.value], [['TW'], 'site', 'after-acceptance']);
    assert.deepEqual([shopee.repeatsPushes.value, tiktok.loginPer.value], [true, 'seller']);
  });

  test('SIM-5.5 every profile has a deadline for whatever market, a reset within the day, and a warning within the life of a login', () => {
    for (const { platform, replyWithinMs, dailyQuota, login, rate } of Object.values(profiles)) {
      assert.ok((replyWithinMs.value as Readonly<Record<string, number>>)[''] !== undefined, platform);
      assert.ok(dailyQuota.value.resetMinute >= 0 && dailyQuota.value.resetMinute < 1_440, platform);
      assert.ok(login.value.warningMs < login.value.lifeMs, platform);
      assert.ok(rate.value.closesForMs >= rate.value.perMs, platform);
    }
  });
});
