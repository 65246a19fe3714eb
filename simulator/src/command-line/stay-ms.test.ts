import assert from 'node:assert/strict';
import test from 'node:test';
import type { Rule } from '../scenario/scenario.ts';
import { stayMs } from './stay-ms.ts';

const stay = (...rules: readonly Rule[]) => stayMs({ version: 1, name: 'x', title: 'x', rules });

test('SIM-9.8 a page is kept until the last rule has ended and 20 s more, at most a minute', () => {
  assert.equal(stay(), 20_000);
  assert.equal(stay({ do: 'network.offline', for: '5s' }), 25_000);
  assert.equal(stay({ do: 'network.offline', at: '10s', for: '5s' }, { do: 'nothing', for: '1s' }), 35_000);
  assert.equal(stay({ do: 'network.offline', at: '50s', for: '5s' }), 60_000);
  for (const endless of [{ do: 'nothing' }, { do: 'nothing', every: '1s', for: '500ms' }, { do: 'nothing', on: { send: {} } }, { do: 'nothing', at: '1s' }] as const) {
    assert.equal(stay(endless), 60_000);
  }
});
