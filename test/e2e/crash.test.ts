import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CrashRun } from '../crash/crash-run.ts';
import { crashScenario } from '../crash/crash-scenario.ts';

test('SEND-2.40 a browser that is killed in the middle finds everything again that its disk had, and buyers receive it once', async (t) => {
  const profile = mkdtempSync(join(tmpdir(), 'cs-inbox-crash-'));
  const run = new CrashRun(profile, 1, { ...crashScenario, latency: { p50: '700ms', p95: '700ms' }, rules: [] });
  t.after(async () => {
    await run.stop();
    rmSync(profile, { recursive: true, force: true });
  });
  await run.start();
  const messages = [0, 1, 0, 0].map((tab) => ({ tab, buyer: 0, drafted: false }));
  // Four answers take about three seconds, one after the other.
  const flights = await run.live({ tabs: 2, hasty: false, messages, from: 3, fromWriting: false, killAfterMs: 30 });
  assert.ok(Object.values(flights).some((count) => count > 0), JSON.stringify(flights));
  await run.rest();
  assert.deepEqual(run.violations, []);
  assert.equal(run.messages, 4);
});
