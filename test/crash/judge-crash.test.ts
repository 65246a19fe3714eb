import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Attempt, LedgerEntry } from '@cs-inbox/simulator';
import type { PageFact } from '../support/browser/host-page/page-fact.ts';
import type { Click } from './click.ts';
import type { Evidence } from './evidence.ts';
import { judgeCrash } from './judge-crash.ts';
import { judgeLedger } from './judge-ledger.ts';

const click = (text: string, more: Partial<Click> = {}): Click => ({ text, buyer: 'Siti', tab: 0, pressedAt: 10, pressed: true, killedAt: null, ...more });
const onDisk = (key: string, text: string): PageFact => ({ type: 'disk', at: 20, puts: [{ key, text }], deletes: [] });
const shown = (text: string, status: string, at: number): PageFact => ({ type: 'shown', at, text, status });
const took = (text: string, at = 50, conversationId = 'c1') => ({ at, text, conversationId }) as LedgerEntry;
const refused = (text: string, toldAt: number) => ({ text, told: 'refused', toldAt }) as Attempt;

/** One message that was on the disk, has arrived, and is shown so. */
const well: Evidence = {
  clicks: [click('a')],
  facts: [shown('a', 'sending', 11), onDisk('out:k', 'a'), shown('a', 'sent', 60)],
  ledger: [took('a')],
  attempts: [{ text: 'a', told: 'accepted', toldAt: 55 } as Attempt],
  composed: [''],
  shown: new Map([['Siti', [{ text: 'a', status: 'delivered' }]]]),
  outbox: [],
};

const kindsOf = (evidence: Evidence) => judgeCrash(evidence).map(({ kind }) => kind);
const notShown = new Map([['Siti', []]]);

describe('what a run of crashes is judged by', () => {
  test('SEND-2.41 nothing is said of what has arrived once and is shown so', () => {
    assert.deepEqual(judgeCrash(well), []);
    assert.deepEqual(judgeLedger(well.clicks, well.ledger), []);
  });

  test('SEND-2.41 lost is what was on the disk or on the wire and has not arrived', () => {
    assert.deepEqual(kindsOf({ ...well, facts: [onDisk('out:k', 'a')], ledger: [], attempts: [], shown: notShown }), ['lost']);
    assert.deepEqual(kindsOf({ ...well, facts: [], ledger: [], shown: notShown }), ['lost']);
  });

  test('SEND-2.41 lost is a saved draft that stands in no composer; what had reached no disk is not', () => {
    const draft = { ...well, facts: [onDisk('draft:c1', 'a')], ledger: [], attempts: [], shown: notShown };
    assert.deepEqual(kindsOf(draft), ['lost']);
    assert.deepEqual(kindsOf({ ...draft, composed: ['', 'a'] }), []);
    assert.deepEqual(kindsOf({ ...draft, facts: [shown('a', 'sending', 11)] }), []);
  });

  test('SEND-2.41 doubled is what buyers have twice, in this life of the browser or in any', () => {
    const twice = [took('a'), took('a', 90)];
    assert.deepEqual(kindsOf({ ...well, ledger: twice }), ['doubled']);
    assert.deepEqual(judgeLedger(well.clicks, [...twice, took('b')]).map(({ kind }) => kind), ['doubled', 'misreported']);
  });

  const misreported: Readonly<Record<string, Partial<Evidence>>> = {
    'it has arrived and is not shown': { shown: notShown },
    'it is shown twice': { shown: new Map([['Siti', [{ text: 'a', status: 'sent' }, { text: 'a', status: 'sent' }]]]) },
    'it has arrived and is shown as unconfirmed': { shown: new Map([['Siti', [{ text: 'a', status: 'unconfirmed' }]]]) },
    'it was shown as sent before the platform had it': { facts: [onDisk('out:k', 'a'), shown('a', 'sent', 49)] },
    'it was shown as failed, and nobody had refused it': { facts: [onDisk('out:k', 'a'), shown('a', 'failed', 40)] },
    'it was refused later than it was shown as failed': { facts: [onDisk('out:k', 'a'), shown('a', 'failed', 40)], attempts: [refused('a', 41)] },
    'it was shown as failed long after it had arrived': { facts: [onDisk('out:k', 'a'), shown('a', 'failed', 400)], attempts: [refused('a', 30)] },
    'it was taken and stands in the composer': { composed: ['a'] },
    'nobody had pressed Enter': { clicks: [click('a', { pressedAt: null, pressed: false })] },
    'it went to another buyer': { clicks: [click('b'), click('a')], facts: [], attempts: [], ledger: [took('b'), took('a', 60, 'c2')], shown: new Map([['Siti', [{ text: 'b', status: 'sent' }, { text: 'a', status: 'sent' }]]]) },
  };
  for (const [why, evidence] of Object.entries(misreported)) {
    test(`SEND-2.41 misreported: ${why}`, () => {
      assert.deepEqual(kindsOf({ ...well, ...evidence }), ['misreported']);
    });
  }

  test('SEND-2.41 a refusal that was told before it was shown is no misreport', () => {
    assert.deepEqual(kindsOf({ ...well, facts: [onDisk('out:k', 'a'), shown('a', 'failed', 40), shown('a', 'sent', 60)], attempts: [refused('a', 39)] }), []);
  });

  test('SEND-2.41 disordered is what came before an earlier click of the same tab to the same buyer', () => {
    const both = { ...well, clicks: [click('a'), click('b')], ledger: [took('b'), took('a', 60)], facts: [], shown: new Map([['Siti', [{ text: 'b', status: 'sent' }, { text: 'a', status: 'sent' }]]]) };
    assert.deepEqual(kindsOf(both), ['disordered']);
    assert.deepEqual(kindsOf({ ...both, clicks: [click('a'), click('b', { tab: 1 })] }), []);
  });
});
