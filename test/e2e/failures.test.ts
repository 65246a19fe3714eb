import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BuiltDemo } from './built-demo.ts';
import { InboxPage } from './inbox-page.ts';

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

/** The browser itself writes down each answer with such a status. */
const isRefusal = (problem: string) => problem.startsWith('Failed to load resource');

const arrived = ['sent', 'delivered', 'read'];

async function visit(query: string) {
  const { page, problems } = await demo.visit(query);
  const inbox = new InboxPage(page);
  await inbox.open();
  await inbox.send('one');
  await inbox.until('one', ...arrived);
  return { page, inbox, problems };
}

test('FAIL-8.3 throttled-store: it fails, says when, and goes by itself; what follows waits and goes after it', async () => {
  const { page, inbox, problems } = await visit('?scenario=throttled-store');
  await inbox.send('two');
  await inbox.until('two', 'failed');
  await inbox.send('three');
  await inbox.until('three', 'waiting');
  assert.match(await inbox.words(), /Wait briefly before resending, or switch stores/u);
  assert.match(await inbox.words(), /Resends in 0:\d\d/u);
  assert.match(await inbox.words(), /Sends in 0:\d\d/u);
  await inbox.until('three', ...arrived, 'sending');
  await inbox.until('two', ...arrived);
  await inbox.until('three', ...arrived);
  assert.deepEqual(await inbox.ledger(), ['one', 'two', 'three']);
  assert.deepEqual(problems.filter((problem) => !isRefusal(problem)), []);
  await page.close();
});

for (const status of [401, 403]) {
  test(`FAIL-10.2 cookie-expired-${status}: what waits for the login goes in order once the host has logged in`, async () => {
    const { page, inbox, problems } = await visit(`?scenario=cookie-expired-${status}`);
    await inbox.send('two');
    await inbox.until('two', 'failed');
    await inbox.send('three');
    await inbox.until('three', 'waiting');
    await inbox.untilWords('Waiting for login');
    await inbox.untilWords(status === 401 ? 'Expired' : 'Requires relogin');
    assert.deepEqual(await inbox.ledger(), ['one']);
    const button = await page.waitForSelector('cs-inbox >>> cs-message-bubble[status=failed] >>> .strip .button');
    await button?.click();
    await page.waitForSelector('dialog.login[open]');
    await inbox.until('three', ...arrived);
    assert.deepEqual(await inbox.ledger(), ['one', 'two', 'three']);
    assert.deepEqual(problems.filter((problem) => !isRefusal(problem)), []);
    await page.close();
  });
}

test('RETRY-7.4 content-violation: the words are named, "Edit" makes a new message that takes its place', async () => {
  const { page, inbox, problems } = await visit('?scenario=content-violation');
  await inbox.send('add me on whatsapp');
  await inbox.until('add me on whatsapp', 'failed');
  assert.match(await inbox.words(), /Words found: whatsapp/u);
  const button = await page.waitForSelector('cs-inbox >>> cs-message-bubble[status=failed] >>> .strip .button');
  await button?.click();
  await page.waitForFunction(() => document.activeElement?.localName === 'cs-inbox');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await inbox.send('write to me here');
  await inbox.until('write to me here', ...arrived);
  assert.deepEqual(await inbox.ledger(), ['one', 'write to me here']);
  assert.doesNotMatch(await inbox.words(), /Send Failed/u);
  assert.deepEqual(problems.filter((problem) => !isRefusal(problem)), []);
  await page.close();
});

test('DEMO-1.21 nobody-knows: a person is asked, and "Send again" brings it there', async () => {
  const { page, inbox, problems } = await visit('?scenario=nobody-knows');
  await inbox.send('two');
  await inbox.untilWords('Nobody can tell whether it arrived');
  const button = await page.waitForSelector('cs-inbox >>> cs-message-bubble[status=unconfirmed] >>> .strip .button');
  await button?.click();
  await inbox.until('two', ...arrived);
  assert.deepEqual(await inbox.ledger(), ['one', 'two']);
  assert.deepEqual(problems.filter((problem) => !isRefusal(problem)), []);
  await page.close();
});

test('DEMO-1.21 a store that is paused says so, and goes on with "Resume"', async () => {
  const { page, inbox, problems } = await visit('?scenario=calm');
  const pause = await page.waitForSelector('cs-inbox >>> cs-thread >>> [part=pause]');
  await pause?.click();
  await inbox.send('two');
  await inbox.until('two', 'waiting');
  await inbox.untilWords('Sending paused');
  assert.deepEqual(await inbox.ledger(), ['one']);
  await pause?.click();
  await inbox.until('two', ...arrived);
  assert.deepEqual(await inbox.ledger(), ['one', 'two']);
  assert.deepEqual(problems.filter((problem) => !isRefusal(problem)), []);
  await page.close();
});

test('DEMO-1.21 blocked-after-accept: "Blocked by platform" with its note, and "Edit" makes a new message', async () => {
  const { page, inbox } = await visit('?scenario=blocked-after-accept');
  await inbox.send('two');
  await inbox.until('two', 'blocked');
  assert.match(await inbox.words(), /It leads the buyer away from the platform/u);
  const button = await page.waitForSelector('cs-inbox >>> cs-message-bubble[status=blocked] >>> .strip .button');
  await button?.click();
  await page.waitForFunction(() => document.activeElement?.localName === 'cs-inbox');
  await inbox.send(', in other words');
  await inbox.until('two, in other words', ...arrived);
  await page.close();
});
