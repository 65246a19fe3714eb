import '@cs-inbox/elements/define';
import { expect } from 'chai';
import { CsInbox } from './inbox.ts';
import { readRecordDays } from './read-record-days.ts';

describe('record-days', () => {
  it('CHECK-2.40 is a whole number from 1 to 366; anything else counts as left out', () => {
    expect([1, 30, 366].map(readRecordDays)).to.deep.equal([1, 30, 366]);
    expect([null, 0, -1, 1.5, 367, Number.NaN, Number.POSITIVE_INFINITY].map(readRecordDays)).to.deep.equal(Array.from({ length: 7 }, () => undefined));
  });

  it('CHECK-2.40 is an attribute and a property', () => {
    const inbox = new CsInbox();
    inbox.setAttribute('record-days', '30');
    expect(inbox.recordDays).to.equal(30);
  });
});
