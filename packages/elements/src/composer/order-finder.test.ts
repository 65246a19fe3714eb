import { expect } from 'chai';
import type { Bubble } from '@cs-inbox/core';
import { sampleBubble } from '../samples/sample-bubble.ts';
import { OrderFinder } from './order-finder.ts';

const said = (id: string): Bubble => sampleBubble({ id });
const order = (id: string, title: string): Bubble => sampleBubble({ id, kind: 'order', attachment: { title } });

describe('the order that a thread shows last', () => {
  const found = (...threads: readonly (readonly Bubble[])[]) => {
    const finder = new OrderFinder();
    return threads.map((thread) => finder.find(thread));
  };
  const [a, b, c] = [said('a'), said('b'), said('c')];
  const [one, two] = [order('o1', '1'), order('o2', '2')];

  it('INBOX-4.24 is known again after each change: at the end, before it, and where one goes', () => {
    expect(found([a], [a, one], [a, one, b], [a, one, b, two], [a, one, b])).to.deep.equal([null, '1', '1', '2', '1']);
    expect(found([one, a], [two, one, a], [two, a], [a])).to.deep.equal(['1', '1', '2', null]);
    expect(found([a, two, b], [a, one, c, two, b], [c], [one, c])).to.deep.equal(['2', '2', null, '1']);
  });
});
