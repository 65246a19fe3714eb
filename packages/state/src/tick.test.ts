import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { FakeWorld } from '../../../test/support/node/fake-world.ts';
import { createTick } from './tick.ts';

const RULE = 'RETRY-3.9';

describe('the pulse of all countdowns', () => {
  test(`${RULE} beats once a second, on the second`, () => {
    const world = new FakeWorld();
    world.now += 400;
    const beats: number[] = [];
    const end = createTick(world.ports).subscribe((now) => beats.push(now - 1_780_000_000_000));
    world.pass(2_700);
    assert.deepEqual(beats, [400, 1_000, 2_000, 3_000]);
    end();
  });

  test(`${RULE} tells the time at once to who begins to watch, and has no timer while nobody does`, ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const world = new FakeWorld();
    const $tick = createTick(world.ports);
    world.pass(1_500);
    assert.equal(world.timers.size, 0);
    const end = $tick.subscribe((now) => assert.equal(now, world.now));
    assert.equal(world.timers.size, 1);
    end();
    // An atom is let go of a second after the last one has ceased to watch.
    mock.timers.tick(1_000);
    assert.equal(world.timers.size, 0);
  });

  test(`${RULE} is one for however many watch`, () => {
    const world = new FakeWorld();
    const $tick = createTick(world.ports);
    const ends = [1, 2, 3].map(() => $tick.subscribe(() => undefined));
    assert.equal(world.timers.size, 1);
    for (const end of ends) end();
  });

  test(`${RULE} stands still while the page is hidden, and tells the time at once when it is shown again`, () => {
    const world = new FakeWorld();
    const beats: number[] = [];
    const end = createTick(world.ports).subscribe((now) => beats.push(now - 1_780_000_000_000));
    world.live('hidden');
    assert.equal(world.timers.size, 0);
    world.pass(5_300);
    world.live('visible');
    world.pass(700);
    assert.deepEqual(beats, [0, 5_300, 6_000]);
    end();
  });

  test(`${RULE} goes on with the time of day where the page slept`, () => {
    const world = new FakeWorld();
    const beats: number[] = [];
    const end = createTick(world.ports).subscribe((now) => beats.push(now - 1_780_000_000_000));
    world.now += 3_600_500;
    world.pass(500);
    assert.deepEqual(beats, [0, 3_600_500, 3_601_000]);
    end();
  });
});
