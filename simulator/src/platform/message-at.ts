import type { Message } from '@cs-inbox/protocol';
import type { PlatformThread } from './platform-thread.ts';

/** The message of a thread that stands at a position, or null. */
export function messageAt(thread: PlatformThread | undefined, position: number): Message | null {
  return thread?.messages.at(placeOf(thread, position)) ?? null;
}

/** At which place among its messages that is. Positions of a thread follow each other without a hole. */
export function placeOf({ messages }: PlatformThread, position: number): number {
  return position - (messages.at(0)?.position ?? 0);
}
