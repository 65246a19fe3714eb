import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson, routes, ServerEvent, SyncPage } from '@cs-inbox/protocol';
import type { Scenario } from '@cs-inbox/simulator';
import { eventsIn } from './event-stream.ts';
import { PlayedPlatform } from './played-platform.ts';

const story: Scenario = { version: 1, name: 'events', title: 'Events.', stream: true, traffic: { perMinute: 60 }, rules: [] };

function sync(platform: PlayedPlatform, cursor: string | null): SyncPage {
  const answer = platform.ask('GET', routes.sync(cursor));
  assert.ok(answer.kind === 'reply');
  const parsed = parseJson(SyncPage, answer.body);
  assert.ok(parsed.ok, answer.body);
  return parsed.value;
}

/** What the stream from this cursor has pushed so far. */
function pushed(platform: PlayedPlatform, cursor: string | null): readonly ServerEvent[] {
  const { reply } = platform.exchanges.findLast(({ path }) => path === routes.events(cursor)) ?? assert.fail('no stream');
  return eventsIn(reply.body).map(({ data }) => {
    const event = parseJson(ServerEvent, data);
    assert.ok(event.ok, data);
    return event.value;
  });
}

const messagesIn = (events: readonly ServerEvent[]) => new Set(events.flatMap((event) => (event.type === 'message' ? [event.message.id] : [])));
const conversationsIn = (events: readonly ServerEvent[]) => new Set(events.flatMap((event) => (event.type === 'conversation' ? [event.conversation.id] : [])));

describe('the stream of the simulator', () => {
  test('EMBED-2.13 tells what sync from the same cursor tells, no more and no less', () => {
    const platform = new PlayedPlatform(story);
    const { cursor } = sync(platform, null);
    platform.ask('GET', routes.events(cursor));
    platform.wait(30_000);
    const events = pushed(platform, cursor);
    const page = sync(platform, cursor);
    assert.ok(page.messages.length > 10 && !page.hasMore);
    assert.deepEqual(messagesIn(events), new Set(page.messages.map(({ id }) => id)));
    assert.deepEqual(conversationsIn(events), new Set(page.conversations.map(({ id }) => id)));
    assert.equal(events.at(-1)?.cursor, page.cursor);
  });

  test('EMBED-2.13 and sync go on where the other stopped, by the same cursors', () => {
    const platform = new PlayedPlatform(story);
    const { cursor } = sync(platform, null);
    platform.ask('GET', routes.events(cursor));
    platform.wait(30_000);
    const events = pushed(platform, cursor);
    const middle = events[10] ?? assert.fail('too few events');
    assert.deepEqual(messagesIn(events.slice(11)), new Set(sync(platform, middle.cursor).messages.map(({ id }) => id)));
    platform.ask('GET', routes.events(middle.cursor));
    assert.deepEqual(pushed(platform, middle.cursor), events.slice(11));
  });

  test('EMBED-2.13 without a cursor begins with what happens from now on', () => {
    const platform = new PlayedPlatform(story);
    platform.wait(10_000);
    const { cursor } = sync(platform, null);
    platform.ask('GET', routes.events(null));
    platform.wait(10_000);
    const events = pushed(platform, null);
    assert.ok(events.length > 0);
    assert.deepEqual(messagesIn(events), new Set(sync(platform, cursor).messages.map(({ id }) => id)));
  });

  test('EMBED-2.13 is refused with 410 behind a page that has more, and behind a cursor of another log', () => {
    const platform = new PlayedPlatform(story, 5);
    const first = sync(platform, null);
    assert.ok(first.hasMore);
    for (const cursor of [first.cursor, 'of-another-log']) {
      const answer = platform.ask('GET', routes.events(cursor));
      assert.ok(answer.kind === 'reply');
      assert.equal(answer.status, 410);
    }
  });
});
