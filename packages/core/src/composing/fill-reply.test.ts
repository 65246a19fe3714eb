import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { fillReply, openPlaces } from './fill-reply.ts';

describe('the places of a quick reply', () => {
  test('INBOX-4.24 are filled with what is known, in whatever case', () => {
    const text = fillReply('{Buyer}, {store} has {order}. {buyer}!', { buyer: 'Nur', store: 'Aster', order: null });
    assert.equal(text, 'Nur, Aster has {order}. Nur!');
  });
  test('INBOX-4.24 a name that looks like a place is not filled in turn', () => {
    assert.equal(fillReply('{buyer}', { buyer: '{store}$&', store: 'Aster', order: null }), '{store}$&');
  });
  test('INBOX-4.25 that are open are told once each; other braces are none', () => {
    assert.deepEqual(openPlaces('{order} {sum} {order} {buyer}'), ['{order}', '{buyer}']);
    assert.deepEqual(openPlaces('a { b }'), []);
  });
});
