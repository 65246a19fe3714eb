import { expect } from 'chai';
import { createBrowserClock } from './clock.ts';

describe('the clock of the page', () => {
  it('SEND-4.10 goes on from where it was when somebody sets the clock back', () => {
    const wall = { at: 1_000_000 };
    const clock = createBrowserClock(() => wall.at);
    expect(clock.now()).to.equal(1_000_000);
    wall.at = 1_005_000;
    expect(clock.now()).to.equal(1_005_000);
    wall.at = 5_000;
    expect(clock.now()).to.equal(1_005_000);
    wall.at = 8_000;
    expect(clock.now()).to.equal(1_008_000);
  });

  it('SEND-4.10 takes a leap forward for time that has passed', () => {
    const wall = { at: 1_000 };
    const clock = createBrowserClock(() => wall.at);
    wall.at = 9_000_000;
    expect(clock.now()).to.equal(9_000_000);
  });
});
