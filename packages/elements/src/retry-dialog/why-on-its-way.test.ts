import { expect } from 'chai';
import type { Bubble } from '@cs-inbox/core';
import { whyOf } from '../bulk-dialog/why-of.ts';
import { failedMenu } from '../failed-messages/failed-menu.ts';
import { Format } from '../format/format.ts';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { sampleFailures } from '../samples/sample-failures.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { enAll } from '../words/en-all.ts';

describe('for what a message waits', () => {
  const format = new Format('en');
  const failure = sampleFailures.find(({ bubble }) => bubble.failure?.cause === 'login')?.bubble.failure ?? null;
  const said: Readonly<Record<string, Partial<Bubble>>> = {
    'Waiting for login': { delivery: 'waiting', failure },
    'Sending paused': { delivery: 'waiting', failure, hold: 'paused' },
    'Checked by itself, never sent twice': { delivery: 'unconfirmed', failure },
    'Nobody can tell whether it arrived': { delivery: 'unconfirmed', failure, asks: true },
    Sending: { delivery: 'sending' },
    Queued: { delivery: 'queued' },
  };

  for (const [why, change] of Object.entries(said)) {
    it(`BULK-4.29 menu and dialog say alike: ${why}`, () => {
      const bubble = sampleBubble({ id: 'b', key: 'b', text: 'hello', at: sampleNow, retry: null, ...change });
      expect(failedMenu(bubble, sampleNow, enAll, format)[0]?.why).to.equal(why);
      expect(whyOf({ progress: null, result: { ok: false, why: 'not-failed' } }, bubble, sampleNow, enAll, enAll.bulk, format)).to.equal(why);
    });
  }
});
