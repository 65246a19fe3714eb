import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { csvCells } from '../support/browser/csv-cells.ts';
import { BuiltDemo } from './built-demo.ts';
import { FailedPage } from './failed-page.ts';
import { InboxPage } from './inbox-page.ts';
import { PageClock } from './page-clock.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** A Friday, 18:00 in Singapore: six hours before the platforms' next day, fourteen before the morning. */
const FRIDAY = Date.UTC(2026, 10, 20, 10);

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

const arrived = ['sent', 'delivered', 'read'];
/** Answered, or not to be answered before something else has happened. */
const answered = [...arrived, 'failed', 'waiting', 'unconfirmed'];

interface Person {
  readonly page: Page;
  readonly clock: PageClock;
  readonly inbox: InboxPage;
  readonly centre: FailedPage;
  /** The buyer of a site, each of another one. */
  readonly buyers: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** Somebody who opens the demo on a Friday. */
async function visit(scenario: string): Promise<Person> {
  const { page, problems } = await demo.visit('mockServiceWorker.js');
  const clock = new PageClock(page);
  await clock.set(FRIDAY);
  await page.goto(new URL(`/?scenario=${scenario}`, page.url()).href);
  const inbox = new InboxPage(page);
  await inbox.open();
  const rows = await page.$$eval('cs-inbox >>> cs-conversation-list >>> .row', (all) =>
    all.map((row) => [row.querySelector('.site')?.textContent?.trim() ?? '', row.querySelector('.buyer')?.textContent ?? ''] as const),
  );
  return { page, clock, inbox, centre: new FailedPage(page), buyers: new Map(rows.toReversed()), problems };
}

/** Sends "message 1", "message 2" … to the buyers of these sites, one after the other. */
async function sendTo({ page, inbox, buyers }: Person, ...sites: readonly string[]): Promise<void> {
  for (const [i, site] of sites.entries()) {
    const buyer = buyers.get(site) ?? '';
    await inbox.open(buyer);
    await page.waitForFunction(isOpen, { timeout: 10_000 }, buyer);
    await inbox.send(`message ${i + 1}`);
    await inbox.until(`message ${i + 1}`, ...answered);
  }
}

/** Runs in the page. */
function isOpen(buyer: string): boolean {
  return document.querySelector('cs-inbox')?.shadowRoot?.querySelector('cs-thread')?.shadowRoot?.querySelector('h2')?.textContent?.trim() === buyer;
}

/** What buyers received, and that the simulator found nothing against it. @returns it, in the order in which it came */
async function assertClean({ page, inbox, problems }: Person, received: readonly string[]): Promise<readonly string[]> {
  const wanted = `Ledger: ${received.length} messages received by buyers · Verdict: clean`;
  try {
    await page.waitForFunction((text: string) => document.querySelector('.simulator > summary')?.textContent?.endsWith(text), { timeout: 10_000 }, wanted);
  } catch (error) {
    throw new Error(`Not said: ${wanted}, but ${await page.$eval('.simulator > summary', (line) => line.textContent)}`, { cause: error });
  }
  const ledger = await inbox.ledger();
  assert.deepEqual(ledger.toSorted(), received.toSorted());
  assert.deepEqual(problems.filter((problem) => !problem.startsWith('Failed to load resource')), []);
  await page.close();
  return ledger;
}

const messages = (...numbers: readonly number[]) => numbers.map((number) => `message ${number}`);

describe('the failed-message centre of the built demo', () => {
  test('CENTRE-1.60 BULK-3.30 partial-bulk: what a platform refuses says why and what to do; one goes again by ⋮, those that may by "Retry Selected", and each that does not says why', async () => {
    const person = await visit('partial-bulk');
    const { centre } = person;
    await sendTo(person, 'MY', 'SG', 'TW', 'BR', 'ID', 'MY', 'TH', 'SG', 'VN');
    await centre.show('failed');
    for (const text of messages(3, 5, 7, 9)) await centre.row(text, { why: /SIMULATED_PARTIAL Tell technical support the code/u, next: /^Ready$/u, attempts: /^First attempt$/u });
    await centre.row('message 1', { why: /Can never be retried/u, next: /^A newer message was sent at 10:0\d$/u });
    assert.deepEqual((await centre.see()).who, ['5 All', '4 Ready to retry', '0 Heals by itself', '0 Needs somebody', '1 Can never be retried']);

    assert.equal((await centre.openMenu('message 3'))[0], 'Retry');
    await centre.choose('Retry');
    await centre.dialog(/^Retry this message$/u, /message 3/u);
    await centre.confirm('the buyer asked again');
    await centre.dialog(/^Queued$/u);
    await centre.closeDialog();
    await centre.until('message 3 gone', ({ rows }) => rows.some(({ text, gone, next }) => text === 'message 3' && gone && next === 'It is not failed any more.'));
    await centre.leaveTable();

    await centre.selectAll();
    await centre.selected(/^4 selected 3 can go now · 1 never$/u);
    const { title, all } = await centre.retrySelected();
    assert.equal(title, 'Retry 3 messages');
    assert.match(all, /1 will be skipped .*A newer message was sent/u);
    await centre.confirm();
    // The platform takes two of three.
    const { queued, others } = await centre.dialog(/^2 queued, 2 skipped or failed$/u, /All of them have had their turn/u);
    assert.ok(queued.every((row) => / Sent /u.test(row)), queued.join());
    assert.equal(others.filter((row) => /^MY .* Skipped: A newer message was sent at 10:0\d/u.test(row)).length, 1, others.join());
    assert.equal(others.filter((row) => / Failed: Fault at the platform, nothing was sent Resends in 0:\d\d$/u.test(row)).length, 1, others.join());
    await centre.closeDialog();
    await centre.key('Escape');
    await centre.leaveTable();
    await centre.until('only what can never go', ({ rows }) => rows.length === 1 && rows[0]?.text === 'message 1');
    await assertClean(person, messages(2, 3, 4, 5, 6, 7, 8, 9));
  });

  test('CENTRE-1.60 AUTO-1.10 morning-retry: a store that may send no more today says from when on; when its day has begun, one goes again by ⋮ and the others together', async () => {
    const person = await visit('morning-retry');
    const { centre, clock, page } = person;
    await sendTo(person, 'MY', 'SG', 'ID', 'BR', 'MY', 'TW');
    await centre.show('failed');
    for (const text of messages(2, 4, 6)) await centre.row(text, { why: /^Daily limit of this store reached/u, next: /^Retry in 5:59:\d\d$/u });
    assert.equal((await centre.see()).automatic, 'Next automatic retry: Sat, Nov 21 00:01, up to 3 messages');
    assert.match((await centre.openMenu('message 2'))[0] ?? '', /^Retry - Retry in 5:59:\d\d$/u);
    await centre.key('Escape');
    await centre.selectAll();
    await centre.selected(/^3 selected 3 in 5:59:\d\d$/u);

    await clock.pass(6 * HOUR_MS + MINUTE_MS);
    await page.reload();
    await person.inbox.open();
    await centre.show('failed');
    for (const text of messages(2, 4, 6)) await centre.row(text, { next: /^Ready$/u });
    await centre.openMenu('message 2');
    await centre.choose('Retry');
    await centre.dialog(/^Retry this message$/u, /message 2/u);
    await centre.confirm();
    await centre.dialog(/^Queued$/u);
    await centre.closeDialog();
    await centre.until('message 2 gone', ({ rows }) => rows.some(({ text, gone }) => text === 'message 2' && gone));
    await centre.leaveTable();
    await centre.select(...messages(4, 6));
    await centre.selected(/^2 selected 2 can go now$/u);
    assert.equal((await centre.retrySelected()).title, 'Retry 2 messages');
    await centre.confirm('a new day');
    const { queued, others } = await centre.dialog(/^2 queued$/u, /2 of 2 sent/u);
    assert.deepEqual([queued.length, others], [2, []]);
    await centre.closeDialog();
    await centre.leaveTable();
    await centre.until('nothing', ({ empty }) => empty.startsWith('No message has failed'));
    await assertClean(person, messages(1, 2, 3, 4, 5, 6));
  });

  test('CENTRE-1.60 AUTO-4.2 daily-quota: what failed goes by itself in the morning on which the page is opened, what waited overnight behind it asks, and goes after it', async () => {
    const person = await visit('daily-quota');
    const { centre, clock, page } = person;
    await sendTo(person, 'MY', 'SG', 'TW', 'TW');
    await centre.show('failed');
    await centre.row('message 3', { why: /^Daily limit of this store reached/u, next: /^Retry in 5:59:\d\d$/u });
    await centre.row('message 4', { why: /^Waiting for the store’s daily limit Goes by itself$/u, next: /^Sends in 5:59:\d\d$/u });
    assert.equal((await centre.see()).automatic, 'Next automatic retry: Sat, Nov 21 00:08, up to 1 message');

    await clock.pass(14 * HOUR_MS + 15 * MINUTE_MS);
    await page.reload();
    await person.inbox.open();
    await centre.show('failed');
    await centre.row('message 4', { why: /It has waited since 10:00\. Send it\?$/u, next: /^Send$/u });
    await centre.until('message 3 arrives by itself', ({ rows }) => rows.every(({ text }) => text !== 'message 3'));
    await centre.press('message 4', 'Send');
    await centre.leaveTable();
    await centre.until('nothing', ({ empty }) => empty.startsWith('No message has failed'));
    assert.deepEqual(await assertClean(person, messages(1, 2, 3, 4)), messages(1, 2, 3, 4));
  });

  test('CENTRE-1.60 friday-peak: throttled stores say when each message goes again and that nobody need do anything; all of them arrive', async () => {
    const person = await visit('friday-peak');
    const { centre } = person;
    await sendTo(person, 'MY', 'SG', 'TW', 'ID', 'TH');
    await centre.show('failed');
    const { text } = await centre.until('a throttled one', ({ rows }) => rows.find(({ why, next }) => why.startsWith('Too many messages from this store') && /^Resends in 0:\d\d$/u.test(next)));
    assert.match((await centre.openMenu(text))[0] ?? '', /^Retry - Retry in 0:\d\d$/u);
    await centre.key('Escape');
    await centre.select(text);
    await centre.selected(/^1 selected 1 in 0:\d\d$/u);
    await centre.key('Escape');
    await centre.leaveTable();
    await centre.until('nothing', ({ empty }) => empty.startsWith('No message has failed'));
    await assertClean(person, messages(1, 2, 3, 4, 5));
  });

  test('CENTRE-1.60 BULK-3.30 blocked-after-accept: what the platform blocks later appears with its reason; it goes again as a new message, one by ⋮, others together', async () => {
    const person = await visit('blocked-after-accept');
    const { centre } = person;
    await sendTo(person, 'MY', 'SG', 'TW', 'BR', 'ID', 'TH', 'VN', 'MY', 'TW', 'PH');
    await centre.show('failed');
    for (const text of messages(2, 6, 10)) await centre.row(text, { why: /^It leads the buyer away from the platform Modify message content and retry$/u });
    assert.equal((await centre.openMenu('message 2'))[0], 'Retry');
    await centre.choose('Retry');
    await centre.dialog(/^Retry this message$/u, /The blocked one has not reached the buyer/u);
    await centre.confirm();
    await centre.dialog(/^Queued$/u);
    await centre.closeDialog();
    await centre.leaveTable();
    await centre.until('two', ({ rows }) => rows.length === 2);
    await centre.selectAll();
    await centre.selected(/^2 selected 2 can go now$/u);
    assert.equal((await centre.retrySelected()).title, 'Retry 2 messages');
    await centre.confirm();
    const { queued } = await centre.dialog(/^2 queued$/u, /2 of 2 sent/u);
    assert.equal(queued.length, 2);
    await centre.closeDialog();
    await centre.leaveTable();
    await centre.until('nothing', ({ empty }) => empty.startsWith('No message has failed'));
    await assertClean(person, messages(1, 2, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 10));
  });

  test('CENTRE-3.30 what is listed is downloaded as a file: a text that looks like a formula stays a text, quotes, commas and line breaks are those of the message', async () => {
    const { page, inbox, centre, problems } = await visit('partial-bulk');
    const formula = '=HYPERLINK("http://example.com";"Click")';
    await inbox.send(formula);
    await inbox.until(formula, 'failed');
    await inbox.send('taken');
    await inbox.until('taken', ...arrived);
    await inbox.write('Two, "new"');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await inbox.send('ones');
    await inbox.until('Two, "new"', 'failed');
    await centre.show('failed');
    await centre.until('both', ({ rows }) => rows.length === 2);
    const { name, bytes } = await download(page, () => centre.export('CSV: the 2 messages listed'));
    assert.equal(name, 'cs-inbox-failed-messages-2026-11-20-1000.csv');
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const file = bytes.toString('utf8');
    assert.ok(file.includes(`,"'=HYPERLINK(""http://example.com"";""Click"")",`), file);
    const [head = [], ...rows] = csvCells(file.slice(1));
    const cells = (column: string) => rows.map((row) => row[head.indexOf(column)]).sort();
    assert.deepEqual([rows.length, new Set(rows.map(({ length }) => length))], [2, new Set([head.length])]);
    assert.deepEqual(cells('Message'), [`'${formula}`, 'Two, "new"\nones']);
    assert.deepEqual(cells('Code'), ['SIMULATED_PARTIAL', 'SIMULATED_PARTIAL']);
    assert.deepEqual(cells('State'), ['Send Failed', 'Send Failed']);
    assert.deepEqual(problems.filter((problem) => !problem.startsWith('Failed to load resource')), []);
    await page.close();
  });
});

/** The file that a deed brings. */
async function download(page: Page, deed: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'cs-inbox-centre-'));
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', browserContextId: page.browserContext().id ?? '', downloadPath: folder, eventsEnabled: true });
  const saved = new Promise<void>((resolve) => {
    session.on('Browser.downloadProgress', ({ state }) => {
      if (state === 'completed') resolve();
    });
  });
  await deed();
  await saved;
  const [name = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  rmSync(folder, { recursive: true });
  return { name, bytes };
}
