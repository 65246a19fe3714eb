import { expect } from 'chai';
import { played } from '../support/browser/settling-of.ts';
import { SyncStage } from '../support/browser/sync-stage.ts';

describe('stream-disorder', () => {
  it('SYNC-6.9 events that come late or twice end in the right list, and nothing of it ever goes back', async function fifty() {
    this.timeout(90_000);
    await played('stream-disorder', 60_000, () => []);
  });

  it('SYNC-6.9 the newest message of a conversation is never followed by an older one', async () => {
    const stage = new SyncStage('stream-disorder', 2);
    await stage.start();
    const newest = new Map<string, number>();
    const backwards: string[] = [];
    stage.inbox.$conversations.listen((rows) => {
      for (const { conversation } of rows) {
        const position = conversation.lastMessage?.position ?? 0;
        if (position < (newest.get(conversation.id) ?? 0)) backwards.push(conversation.id);
        newest.set(conversation.id, position);
      }
    });
    await stage.pass(120_000);
    expect(backwards).to.deep.equal([]);
    expect(stage.news.size).to.be.above(20);
    stage.close();
  });
});
