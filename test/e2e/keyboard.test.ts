import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CsSimulator } from '../support/node/cs-simulator.ts';
import { BuiltDemo } from './built-demo.ts';
import { InboxPage } from './inbox-page.ts';
import { KeyboardPerson } from './keyboard-person.ts';

const demo = new BuiltDemo();
before(() => demo.start());
after(() => demo.stop());

const arrived = ['sent', 'delivered', 'read'];
const row = /cs-conversation-list button\.row/u;
const field = /cs-composer textarea/u;

/** The demo with nothing in focus yet, and somebody in front of it who has no mouse. */
async function visit(query: string) {
  const { page } = await demo.visit(query);
  await page.waitForSelector('cs-inbox >>> cs-conversation-list >>> .row');
  const person = new KeyboardPerson(page);
  await person.watch();
  return { page, person, inbox: new InboxPage(page) };
}

/** The same, in a conversation, with the first message sent. */
async function answering(query: string) {
  const visited = await visit(query);
  const { person, inbox } = visited;
  await person.tabTo(row);
  await person.press('Enter');
  await person.until(field);
  await person.type('one');
  await person.press('Enter');
  await inbox.until('one', ...arrived);
  return visited;
}

/** The 2nd and the 3rd message are refused by a code that nobody knows, and may be sent again at once. */
const refusals = {
  version: 1,
  name: 'refusals',
  title: 'Two refusals',
  rules: [
    { do: 'platform.unknown-code', code: 'E-1', retryable: true, on: { send: { nth: 2 } } },
    // It does not see what the rule before it refuses.
    { do: 'platform.unknown-code', code: 'E-2', retryable: true, on: { send: { nth: 2 } } },
  ],
  expect: ['noLoss', 'noDuplicate', 'orderPerConversation'],
};

test('INBOX-8.40 a buyer is answered: Tab leads to the list, an arrow to the row, Enter into the field, Enter sends, Escape leads back to the row', async () => {
  const { page, person, inbox } = await visit('?scenario=calm');
  const first = await person.tabTo(row);
  const second = await person.press('ArrowDown');
  assert.match(second.at, row);
  assert.notEqual(second.name, first.name);
  await person.press('Enter');
  await person.until(field);
  await person.type('Answered with keys alone');
  assert.match((await person.press('Enter')).at, field);
  await inbox.until('Answered with keys alone', ...arrived);
  assert.match((await person.press('Escape')).at, row);
  assert.deepEqual(await inbox.ledger(), ['Answered with keys alone']);
  assert.deepEqual(await person.lost(), []);
  await page.close();
});

test('INBOX-8.41 a failed message is sent again: by its button, and by its menu and the dialog with a reason', async (t) => {
  const server = new CsSimulator(t, ['serve', '--port', '0', '--scenario', 'refusals.json'], { 'refusals.json': refusals });
  await server.until(({ output }) => output.includes('"listening"'));
  const [, origin = ''] = /"listening":"([^"]+)\/"/u.exec(server.output) ?? [];
  const { page, person, inbox } = await answering(`?door=http&server=${origin}`);
  await person.type('by its button');
  await person.press('Enter');
  await inbox.until('by its button', 'failed');
  await person.tabTo(/cs-message-bubble button\.button.* "Retry"/u, 'back');
  assert.match((await person.press('Enter')).at, /cs-message-bubble/u);
  await inbox.until('by its button', ...arrived);
  await person.tabTo(field);
  await person.type('by its menu');
  await person.press('Enter');
  await inbox.until('by its menu', 'failed');
  await person.tabTo(/cs-message-bubble button\.more/u, 'back');
  await person.press('Enter');
  await person.until(/ "Retry"/u);
  await person.press('ArrowDown', 'Home', 'Enter');
  await person.until(/cs-retry-dialog textarea/u);
  await person.type('The platform knows it by now');
  await person.chord('Control', 'Enter');
  await inbox.until('by its menu', ...arrived);
  await person.press('Escape');
  await person.until(/cs-message-bubble/u);
  assert.deepEqual(await inbox.ledger(), ['one', 'by its button', 'by its menu']);
  assert.deepEqual(await person.lost(), []);
  await page.close();
});

test('INBOX-8.42 a message with refused words is edited and goes: the button leads into the field, Enter sends', async () => {
  const { page, person, inbox } = await answering('?scenario=content-violation');
  await person.type('add me on whatsapp');
  await person.press('Enter');
  await inbox.until('add me on whatsapp', 'failed');
  await person.tabTo(/cs-message-bubble button\.button.* "Edit"/u, 'back');
  await person.press('Enter');
  await person.until(field);
  await person.chord('Control', 'a');
  await person.type('write to me here');
  assert.match((await person.press('Enter')).at, field);
  await inbox.until('write to me here', ...arrived);
  assert.deepEqual(await inbox.ledger(), ['one', 'write to me here']);
  assert.doesNotMatch(await inbox.words(), /Send Failed/u);
  assert.deepEqual(await person.lost(), []);
  await page.close();
});

test('INBOX-8.43 another store is chosen: Enter on its name lists its conversations only, and Tab leads on to them', async () => {
  const { page, person } = await visit('?scenario=calm');
  await person.tabTo(/cs-store-rail button\.store.* "All stores/u);
  await person.press('Tab');
  const store = await person.press('Tab');
  assert.match(store.at, /cs-store-rail button\.store/u);
  assert.equal((await person.press('Enter')).name, store.name);
  const { name } = await person.tabTo(row);
  const { chosen, stores } = await page.evaluate(() => {
    const inbox = document.querySelector('cs-inbox')?.shadowRoot;
    const current = inbox?.querySelector('cs-store-rail')?.shadowRoot?.querySelector('[aria-current=true]');
    const rows = inbox?.querySelector('cs-conversation-list')?.shadowRoot?.querySelectorAll('.row .store') ?? [];
    const words = (element: Element | null | undefined) => (element?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
    return { chosen: words(current?.querySelector('.name')), stores: [...rows].map(words) };
  });
  assert.notEqual(name, '');
  assert.ok(stores.length > 0);
  assert.deepEqual(stores.filter((one) => !one.includes(chosen)), []);
  assert.deepEqual(await person.lost(), []);
  await page.close();
});

test('INBOX-8.44 a conversation is found by a piece of its Thai text: "/" leads into the search, the arrow to what was found, Enter opens it', async () => {
  const { page, person, inbox } = await answering('?scenario=calm');
  const { buyer, text } = await page.$$eval('cs-inbox >>> cs-conversation-list >>> .row', (rows) => {
    const found = rows.slice(1).find((one) => /\p{Script=Thai}{6}/u.test(one.querySelector('.text')?.textContent ?? ''));
    return { buyer: found?.querySelector('.buyer')?.textContent ?? '', text: found?.querySelector('.text')?.textContent ?? '' };
  });
  const [piece = ''] = /(?<=\p{Script=Thai}{2})\p{Script=Thai}{4}/u.exec(text) ?? [];
  assert.notEqual(piece, '', 'no row with Thai text');
  await person.press('Escape');
  await person.until(row);
  await person.press('/');
  await person.until(/cs-conversation-list input/u);
  await person.type(piece);
  const first = await person.press('ArrowDown');
  assert.match(first.at, row);
  for (let at = first; !at.name.includes(buyer); ) {
    const next = await person.press('ArrowDown');
    assert.notEqual(next.name, at.name, `${buyer} is not found by ${piece}`);
    at = next;
  }
  await person.press('Enter');
  await person.until(field);
  await inbox.untilWords(text);
  assert.ok((await page.$eval('cs-inbox >>> cs-composer >>> #head', (head) => head.textContent ?? '')).includes(buyer));
  assert.deepEqual(await person.lost(), []);
  await page.close();
});

test('INBOX-8.46 in one pane of 320 px too: Enter leads to the messages, Tab to the field, "Back" to the row', async () => {
  const { page, person, inbox } = await visit('?scenario=calm');
  await page.setViewport({ width: 320, height: 640 });
  const { name } = await person.tabTo(row);
  await person.press('Enter');
  await person.until(/cs-thread \S*log/u);
  await person.tabTo(field);
  await person.type('From a narrow window');
  await person.press('Enter');
  await inbox.until('From a narrow window', ...arrived);
  await person.tabTo(/cs-thread button\.back/u, 'back');
  await person.press('Enter');
  const [buyer = ''] = name.split(/ \d\d:\d\d/u);
  assert.ok((await person.until(row)).name.includes(buyer));
  assert.deepEqual(await person.lost(), []);
  await page.close();
});

test('INBOX-8.47 a quick reply is found and filled in: "/" leads to them, letters narrow them, Enter fills in, Enter sends', async () => {
  const { page, person, inbox } = await answering('?scenario=calm');
  await person.type('/');
  await person.until(/cs-quick-replies input/u);
  await person.type('ship');
  await person.press('Enter');
  await person.until(field);
  const text = await page.$eval('cs-inbox >>> cs-composer >>> textarea', (area) => (area as HTMLTextAreaElement).value);
  assert.notEqual(text, '');
  await person.chord('Control', 'a');
  await person.type('In words of my own');
  await person.press('Enter');
  await inbox.until('In words of my own', ...arrived);
  await person.type('/');
  await person.until(/cs-quick-replies input/u);
  await person.press('Escape');
  await person.until(field);
  assert.deepEqual(await inbox.ledger(), ['one', 'In words of my own']);
  assert.deepEqual(await person.lost(), []);
  await page.close();
});
