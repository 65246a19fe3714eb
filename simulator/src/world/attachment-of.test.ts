import assert from 'node:assert/strict';
import test from 'node:test';
import { Message, parse } from '@cs-inbox/protocol';
import { attachmentOf } from './attachment-of.ts';

const kinds = ['image', 'sticker', 'item', 'order', 'voucher', 'unsupported'] as const;
const message = { id: 'm', conversationId: 'c', key: null, direction: 'in', text: '', position: 1, at: 1, receipt: 'delivered' };

test('INBOX-7.8 buyers send every kind of message, and the protocol reads all that they show', () => {
  for (const kind of kinds) {
    const attachment = attachmentOf(kind, 'th', 7);
    assert.notEqual(attachment, null, kind);
    assert.deepEqual(parse(Message, { ...message, kind, attachment }), { ok: true, value: { ...message, kind, attachment } });
  }
  for (const kind of ['text', 'system'] as const) assert.equal(attachmentOf(kind, 'th', 7), null);
});

test('INBOX-7.8 the same seed shows the same', () => {
  for (const kind of kinds) {
    assert.deepEqual(attachmentOf(kind, 'vi', 7), attachmentOf(kind, 'vi', 7));
    assert.notDeepEqual(attachmentOf(kind, 'vi', 7), attachmentOf(kind, 'vi', 8));
  }
});
