import { expect } from 'chai';
import { Format } from '../format/format.ts';
import { sampleFailures } from '../samples/sample-failures.ts';
import { sampleNow } from '../samples/sample-now.ts';
import { enAll } from '../words/en-all.ts';
import { copiedMessages } from './copied-messages.ts';

describe('copiedMessages', () => {
  const copied = (count: number) => {
    const hostile = sampleFailures.slice(0, count).map((message) => ({ ...message, buyerName: '@Ann', bubble: { ...message.bubble, text: '=1+1\n\t=2' } }));
    return copiedMessages(hostile, sampleNow, enAll, new Format('en'));
  };

  it('BULK-1.15 no cell of several messages becomes a formula, and the time stays a time', () => {
    for (const line of copied(2).split('\n')) {
      const [time, , buyer, , ...text] = line.split('\t');
      expect([buyer, ...text]).to.deep.equal(["'@Ann", "'=1+1 =2"]);
      expect(time).to.match(/^\d\d:\d\d$/u);
    }
  });

  it('BULK-1.15 the text of one message is copied as it stands', () => {
    expect(copied(1)).to.equal('=1+1\n\t=2');
  });
});
