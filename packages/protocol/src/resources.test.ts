import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from './parse.ts';
import { Conversation, Instant, Message, Store } from './resources.ts';

const store = { id: 's1', name: 'Store', platform: 'shopee', market: 'MY', login: 'expired', textLengthMax: 500 };
const message = { id: 'm1', conversationId: 'c1', key: 'k1', direction: 'out', kind: 'text', text: 'hi', position: 3, at: 5, receipt: 'read' };
const conversation = {
  id: 'c1',
  storeId: 's1',
  buyer: { id: 'b1', name: 'Ann' },
  unread: 2,
  lastMessage: message,
  replyDueAt: 7,
  priority: true,
};

const without = (row: Record<string, unknown>, field: string) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));

/** What must be refused: the field that is wrong, and what stands in it. */
function refuses(schema: Parameters<typeof parse>[0], good: Record<string, unknown>, bad: readonly (readonly [string, unknown])[]): void {
  for (const [field, value] of bad) {
    const parsed = parse(schema, { ...good, [field]: value });
    assert.equal(parsed.ok, false, `${field} = ${String(value).slice(0, 20)} was taken`);
    assert.match(parsed.ok ? '' : parsed.why, new RegExp(`^${field}`, 'u'));
  }
}

test('EMBED-2.2 a store is taken as it is', () => {
  assert.deepEqual(parse(Store, store), { ok: true, value: store });
});

test('EMBED-2.2 every field of a store is needed, but for its login', () => {
  for (const field of ['id', 'name', 'platform', 'market', 'textLengthMax']) assert.equal(parse(Store, without(store, field)).ok, false, field);
});

test('SEND-10.9 a store may tell its pace, from one message a day to 10,000 a millisecond', () => {
  for (const pace of [{ messages: 1, everyMs: 86_400_000 }, { messages: 10_000, everyMs: 1 }, null]) {
    assert.deepEqual(parse(Store, { ...store, pace }), { ok: true, value: { ...store, pace } });
  }
});

test('SEND-10.9 a pace that cannot be read counts as not known, and the store is taken all the same', () => {
  const bad = [{ messages: 0, everyMs: 1 }, { messages: 1.5, everyMs: 1 }, { messages: 10_001, everyMs: 1 }, { messages: 1 }, { messages: 1, everyMs: 86_400_001 }, { messages: '5', everyMs: 1 }, 'fast', 5, []];
  for (const pace of bad) assert.deepEqual(parse(Store, { ...store, pace }), { ok: true, value: { ...store, pace: null } }, JSON.stringify(pace));
});

test('EMBED-2.2 a store whose known fields do not fit is refused', () => {
  refuses(Store, store, [
    ['id', ''],
    ['id', 'x'.repeat(129)],
    ['name', 'x'.repeat(513)],
    ['market', 'my'],
    ['market', 'MYS'],
    ['market', 'M\n'],
    ['textLengthMax', 0],
    ['textLengthMax', 20_001],
    ['textLengthMax', 1.5],
  ]);
});

test('INBOX-1.1 a login state that we do not know is no alarm', () => {
  for (const login of ['brand-new', null, 3]) {
    const parsed = parse(Store, { ...store, login });
    assert.equal(parsed.ok && (parsed.value as { login: string }).login, 'signed-in');
  }
});

test('EMBED-2.2 a message is taken as it is', () => {
  assert.deepEqual(parse(Message, message), { ok: true, value: message });
});

test('EMBED-2.2 a message without a key and a receipt has none, and counts as delivered', () => {
  const { key: _, receipt: __, ...bare } = message;
  assert.deepEqual(parse(Message, bare), { ok: true, value: { ...bare, key: null, receipt: 'delivered' } });
});

test('EMBED-2.2 a message whose known fields do not fit is refused', () => {
  refuses(Message, message, [
    ['id', 1],
    ['conversationId', ''],
    ['key', ''],
    ['direction', 'sideways'],
    ['text', 'x'.repeat(20_001)],
    ['text', null],
    ['position', -1],
    ['position', 1.5],
    ['position', 2 ** 53],
    ['position', '3'],
    ['at', -1],
    ['at', '2026-01-01'],
    ['receipt', 'seen'],
  ]);
});

test('EMBED-2.2 the longest text and the empty text are taken', () => {
  for (const text of ['', 'x'.repeat(20_000)]) assert.equal(parse(Message, { ...message, text }).ok, true);
});

test('INBOX-7.1 a kind of message that we do not know reads as unsupported', () => {
  for (const kind of ['hologram', undefined, 9]) {
    const parsed = parse(Message, { ...message, kind });
    assert.equal(parsed.ok && (parsed.value as { kind: string }).kind, 'unsupported');
  }
});

test('EMBED-2.2 a conversation is taken as it is, and without what it need not say', () => {
  assert.deepEqual(parse(Conversation, conversation), { ok: true, value: conversation });
  const { replyDueAt: _, priority: __, ...bare } = conversation;
  assert.deepEqual(parse(Conversation, bare), { ok: true, value: { ...bare, replyDueAt: null, priority: false } });
});

test('EMBED-2.2 a conversation whose known fields do not fit is refused, its last message included', () => {
  refuses(Conversation, conversation, [
    ['unread', -1],
    ['buyer', { id: 'b1' }],
    ['lastMessage', undefined],
    ['lastMessage', { ...message, position: -1 }],
    ['replyDueAt', 'soon'],
    ['priority', 'yes'],
  ]);
});

test('EMBED-2.2 an instant is a whole number of ms since 1970', () => {
  for (const good of [0, 1_780_000_000_000, Number.MAX_SAFE_INTEGER]) assert.equal(parse(Instant, good).ok, true);
  for (const bad of [-1, 0.5, Infinity, NaN, '0', null]) assert.equal(parse(Instant, bad).ok, false);
});

const attachment = { title: 'Lamp', subtitle: 'RM 129.00', imageUrl: 'https://img.example/1.jpg', imageWidth: 320, imageHeight: 240, linkUrl: 'http://shop.example/1' };

test('INBOX-7.7 a message may show something beside its text, whole, in part, or not at all', () => {
  for (const shown of [attachment, { title: 'Lamp' }, {}, null]) {
    assert.deepEqual(parse(Message, { ...message, attachment: shown }), { ok: true, value: { ...message, attachment: shown } });
  }
  assert.deepEqual(parse(Message, { ...message, attachment: { imageUrl: 'data:image/png;base64,AA==' } }).ok, true);
});

test('INBOX-7.7 what cannot be read of it counts as not there, and the message is shown all the same', () => {
  const wrong = {
    title: ['x'.repeat(513), 7],
    imageUrl: ['javascript:alert(1)', 'data:text/html,x', '//img.example/1', `https://${'x'.repeat(2_048)}`],
    linkUrl: ['javascript:alert(1)', 'data:image/png,x', 'ftp://x.example', 'shop.example'],
    imageWidth: [0, -1, 1.5, 1e9, '320'],
  };
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      const parsed = parse(Message, { ...message, attachment: { ...attachment, [field]: value } });
      assert.deepEqual(parsed, { ok: true, value: { ...message, attachment: { ...attachment, [field]: null } } }, `${field} = ${String(value).slice(0, 30)}`);
    }
  }
  assert.deepEqual(parse(Message, { ...message, attachment: 'lamp' }), { ok: true, value: { ...message, attachment: null } });
});
