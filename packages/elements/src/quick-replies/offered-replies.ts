import type { QuickReply } from '@cs-inbox/state';
import type { Words } from '../words/words.ts';

/** A quick reply as it is offered. */
export interface OfferedReply extends Pick<QuickReply, 'id' | 'title' | 'text' | 'category'> {
  /** Its category in words. */
  readonly group: string;
  /** null of a starter that nobody has changed. */
  readonly saved: QuickReply['saved'] | null;
}

const STARTER = 'starter-';

/** Whether a reply is one of those that everybody has at first: only a row of its own takes it away. */
export function isStarter(id: string): boolean {
  return id.startsWith(STARTER);
}

/** The operators' own in the place of the starters; by category, those of the starters first. */
export function offeredReplies(replies: readonly QuickReply[], { replyCategory, starter }: Words): readonly OfferedReply[] {
  const names = new Map<string, string>(Object.entries(replyCategory));
  const known = new Map(replies.map((reply) => [reply.id, reply]));
  const groups = new Map<string, OfferedReply[]>([...names.values()].map((name) => [name, []]));
  const add = (reply: Omit<OfferedReply, 'group'>) => {
    const group = names.get(reply.category) ?? reply.category;
    groups.set(group, [...(groups.get(group) ?? []), { ...reply, group }]);
  };
  for (const [category, write] of Object.entries(starter)) {
    const id = STARTER + category;
    if (!known.has(id)) add({ id, category, title: names.get(category) ?? '', text: write('{buyer}', '{store}', '{order}'), saved: null });
  }
  for (const reply of replies) if (!reply.gone) add(reply);
  return [...groups.values()].flat();
}

/** The category that a person means by a word. */
export function categoryOf(word: string, { replyCategory }: Words): string {
  return Object.entries(replyCategory).find(([, name]) => name.toLowerCase() === word.trim().toLowerCase())?.[0] ?? word.trim();
}
