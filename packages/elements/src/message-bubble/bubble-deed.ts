import type { MessageDeed } from '../events/message-deed-event.ts';

/** What a person wants of a bubble; what is not for the thread it does itself. */
export type BubbleDeed = MessageDeed | 'copy' | 'history';
