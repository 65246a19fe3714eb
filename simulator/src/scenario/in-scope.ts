import type { Occasion } from './occasion.ts';
import type { Rule } from './scenario.ts';

/** Whether a rule concerns an occasion at all. What belongs to no store (a sync, say) is in no store's scope. */
export function isInScope({ where }: Rule, occasion: Occasion): boolean {
  if (where === undefined) return true;
  const { store, market, platform, conversation, operator } = where;
  return (
    (store === undefined || store === occasion.storeId) &&
    (market === undefined || market === occasion.market) &&
    (platform === undefined || platform === occasion.platform) &&
    (conversation === undefined || conversation === occasion.conversationId) &&
    (operator === undefined || operator === occasion.operator)
  );
}
