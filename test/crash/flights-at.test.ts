import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attempt, LedgerEntry } from '@cs-inbox/simulator';
import type { PageFact } from '../support/browser/host-page/page-fact.ts';
import type { Click } from './click.ts';
import { flightsAt } from './flights-at.ts';

const click = (text: string, pressed = true): Click => ({ text, buyer: 'Siti', tab: 0, pressedAt: 10, pressed, killedAt: null });
const onDisk = (text: string): PageFact => ({ type: 'disk', at: 20, puts: [{ key: `out:${text}`, text }], deletes: [] });

test('SEND-2.42 what stands between click and confirmation is told by how far it has come', () => {
  const facts: readonly PageFact[] = [
    { type: 'shown', at: 11, text: 'seen', status: 'sending' },
    onDisk('stored'),
    onDisk('departed'),
    onDisk('untold'),
    onDisk('told'),
    { type: 'shown', at: 60, text: 'told', status: 'sent' },
    onDisk('gone'),
    { type: 'disk', at: 70, puts: [], deletes: ['out:gone'] },
  ];
  const clicks = [click('never', false), click('pressed'), click('seen', false), ...['stored', 'departed', 'untold', 'told', 'gone'].map((text) => click(text))];
  const attempts = ['departed', 'untold', 'told', 'gone'].map((text) => ({ text, at: 40 }) as Attempt);
  const ledger = ['untold', 'told', 'gone'].map((text) => ({ text, at: 50 }) as LedgerEntry);
  assert.deepEqual(flightsAt(100, clicks, facts, ledger, attempts), { clicked: 2, stored: 1, departed: 1, untold: 1 });
  assert.deepEqual(flightsAt(45, clicks, facts, ledger, attempts), { clicked: 2, stored: 1, departed: 2, untold: 0 });
});
