import type { Message } from '@cs-inbox/protocol';
import type { Chance } from '../chance.ts';
import { askRules } from './ask-rules.ts';
import { occasionOf } from './occasion-of.ts';
import type { Due, PlatformState } from './platform-state.ts';
import type { Subject } from './subject.ts';

/** What follows by itself after the platform took a message: it is delivered, mostly read, now and then answered – or blocked. */
export function aftermathOf(before: PlatformState, subject: Subject, message: Message, chance: Chance): { readonly state: PlatformState; readonly due: readonly Due[] } {
  const { conversationId, position, at, text } = message;
  const occasion = occasionOf(before, subject, true);
  const { state, bites } = askRules(before, { acts: 'aftermath', occasion, moment: (common) => ({ ...common, text }), firstOnly: false }, chance);
  const blocked = bites.map(({ effect }) => effect).find((effect) => effect.kind === 'blocked');
  if (blocked !== undefined) {
    return { state, due: [{ kind: 'receipt', at: at + blocked.inMs, conversationId, position, receipt: 'blocked' }] };
  }
  const lateMs = bites.reduce((sum, { effect }) => (effect.kind === 'late-receipts' ? sum + effect.byMs : sum), 0);
  const draw = (what: string) => chance(what, conversationId, position);
  const deliveredAt = at + lateMs + 800 + Math.round(2_500 * draw('delivered'));
  const due: Due[] = [{ kind: 'receipt', at: deliveredAt, conversationId, position, receipt: 'delivered' }];
  if (draw('reads') >= 0.85) return { state, due };
  const readAt = deliveredAt + 2_000 + Math.round(12_000 * draw('read'));
  due.push({ kind: 'receipt', at: readAt, conversationId, position, receipt: 'read' });
  if (draw('answers') < 0.45) due.push({ kind: 'answer', at: readAt + 2_000 + Math.round(9_000 * draw('answer')), conversationId });
  return { state, due };
}
