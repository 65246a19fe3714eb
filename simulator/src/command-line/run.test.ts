import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { CsSimulator } from '../../../test/support/node/cs-simulator.ts';
import { chromiumPath } from '../../../test/tools/chromium.mjs';

const limit = { timeout: 120_000 };
const calm = { version: 1, name: 'calm-page', title: 'Nothing goes wrong.', rules: [], latency: { p50: '0ms', p95: '0ms' } };
const env = { browser: await chromiumPath() };

/** A page that sends one message with plain fetch, and says when it is done. */
const sender = `<!doctype html><title>busy</title><script type="module">
const ask = async (path, init) => (await fetch('/api/cs/' + path, init)).json();
const { conversations: [first] } = await ask('sync');
window.sendOne = (key) => ask('conversations/' + first.id + '/messages/' + key, { method: 'PUT', body: JSON.stringify({ storeId: first.storeId, text: 'Hello' }) });
await window.sendOne('k1');
document.title = 'done';
</script>`;
const pages: Readonly<Record<string, string>> = {
  '/': sender,
  '/idle': '<!doctype html><title>done</title>',
  '/throws': `${sender}<script>throw new Error('planted mistake');</script>`,
};
const untilDone = `export default async ({ page, simulator }) => {
  await page.waitForFunction(() => document.title === 'done');
  %
};`;

async function run(t: TestContext, path: string, { scenario = calm as object, play = '', args = [] as readonly string[] } = {}): Promise<CsSimulator> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page ?? 'nothing');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const files = { 'story.json': scenario, 'script.mjs': untilDone.replace('%', play) };
  const common = ['run', 'story.json', '--url', url, '--headless', '--for', '1ms', '--script', 'script.mjs', '--browser', env.browser];
  return new CsSimulator(t, [...common, ...args], files);
}

test('SIM-9.9 a page that does well ends with 0, a verdict and its reports', limit, async (t) => {
  const program = await run(t, '/', { args: ['--junit', 'junit.xml', '--verdict', 'verdict.json', '--seed', '7'] });
  assert.equal(await program.ended(), 0, program.errors);
  const { clean, scenario, seed, messages, delivered, findings, requests, pageErrors } = program.lastLine();
  assert.deepEqual({ clean, scenario, seed, messages, delivered, findings, requests, pageErrors }, { clean: true, scenario: 'calm-page', seed: 7, messages: 1, delivered: 1, findings: 0, requests: 2, pageErrors: 0 });
  assert.match(program.output, /^Clean: calm-page, seed 7, at /mu);
  assert.match(readFileSync(join(program.folder, 'junit.xml'), 'utf8'), /<testsuites?/u);
  assert.equal((JSON.parse(readFileSync(join(program.folder, 'verdict.json'), 'utf8')) as { readonly delivered: number }).delivered, 1);
});

test('SIM-9.9 a verdict with findings ends with 1', limit, async (t) => {
  const program = await run(t, '/', { scenario: { ...calm, expect: [{ delivered: 5 }] } });
  assert.equal(await program.ended(), 1, program.errors);
  assert.equal(program.lastLine()['clean'], false);
  assert.match(program.output, /^ *not met delivered: 5 - /mu);
});

test('SIM-9.10 a script plays with the page and with the simulator', limit, async (t) => {
  const play = `
    const { id } = await simulator.addFault({ do: 'platform.fail' });
    const refused = await page.evaluate(() => window.sendOne('k2'));
    if (refused.status !== 503) throw new Error('not refused: ' + JSON.stringify(refused));
    await simulator.removeFault(id);
    await page.evaluate(() => window.sendOne('k2'));
    const { openStreams } = await simulator.state();
    if (openStreams !== 0 || (await simulator.ledger()).length !== 2) throw new Error('wrong');`;
  const program = await run(t, '/', { play });
  assert.equal(await program.ended(), 0, program.errors);
  assert.equal(program.lastLine()['delivered'], 2);
});

test('SIM-9.10 a script that fails ends with 3 and its message', limit, async (t) => {
  const program = await run(t, '/', { play: "await simulator.addFault({ do: 'platform.fial' });" });
  assert.equal(await program.ended(), 3);
  assert.match(program.errors, /The script failed: POST \/__sim\/fault: 422 .*did you mean "platform\.fail"/u);
});

test('SIM-9.11 a page that asks for nothing ends with 3, unless that is allowed', limit, async (t) => {
  const idle = await run(t, '/idle');
  assert.equal(await idle.ended(), 3);
  assert.match(idle.errors, /asked for nothing below \/api\/cs\/ .* proves nothing/u);
  const allowed = await run(t, '/idle', { args: ['--allow-idle'] });
  assert.equal(await allowed.ended(), 0, allowed.errors);
  assert.equal(allowed.lastLine()['requests'], 0);
});

test('SIM-9.12 what could not run ends with 3 and says why', limit, async (t) => {
  const missing = await run(t, '/missing');
  assert.equal(await missing.ended(), 3);
  assert.match(missing.errors, /The page does not load: it answers 404/u);
  const unreachable = await run(t, '/', { args: ['--url', 'http://127.0.0.1:1/'] });
  assert.equal(await unreachable.ended(), 3);
  assert.match(unreachable.errors, /it answers 502: The page's server at http:\/\/127\.0\.0\.1:1 does not answer/u);
  const blind = await run(t, '/', { args: ['--browser', '/nowhere/chrome'] });
  assert.equal(await blind.ended(), 3);
  assert.match(blind.errors, /--browser names \/nowhere\/chrome, which is not there/u);
});

test('SIM-9.13 errors that the page does not catch are told, and counted', limit, async (t) => {
  const program = await run(t, '/throws');
  assert.equal(await program.ended(), 0, program.errors);
  assert.match(program.errors, /The page throws: planted mistake/u);
  assert.equal(program.lastLine()['pageErrors'], 1);
});
