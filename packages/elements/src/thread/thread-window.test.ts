import { expect } from 'chai';
import type { Bubble } from '@cs-inbox/core';
import { messageBubbleStates } from '../message-bubble/message-bubble.states.ts';
import { ThreadWindow } from './thread-window.ts';

const VIEW = 600;
/** What a bubble is taken for before any has been measured, px. */
const GUESS = 60;

const messages = (count: number): readonly Bubble[] => Array.from({ length: count }, (_, i) => ({ ...messageBubbleStates.delivered, id: `m${i}` }));

describe('the window over a thread', () => {
  it('INBOX-3.18 holds what fills the view when a thread is opened, and more around it when it is shown next', () => {
    const window = new ThreadWindow();
    const all = messages(200);
    window.show(all, null, VIEW);
    const first = window.shown;
    expect([first.length * GUESS >= VIEW, first.length * GUESS < 2 * VIEW, first.at(-1)?.id]).to.deep.equal([true, true, 'm199']);
    window.show(all, null, VIEW);
    expect(window.shown.length).to.be.above(first.length);
    expect(window.shown.slice(-first.length)).to.deep.equal(first);
  });

  it('INBOX-3.18 lets go of earlier messages some at a time, and never holds more than ninety-six', () => {
    const window = new ThreadWindow();
    let all = messages(200);
    window.show(all, null, VIEW);
    window.show(all, null, VIEW);
    const starts = new Set([window.from]);
    for (let i = 0; i < 60; i++) {
      all = [...all, { ...messageBubbleStates.delivered, id: `news${i}` }];
      window.show(all, null, VIEW);
      starts.add(window.from);
      expect(window.shown.length).to.be.at.most(96);
      expect(window.shown.at(-1)?.id).to.equal(`news${i}`);
    }
    expect(starts.size).to.be.below(8);
  });
});
