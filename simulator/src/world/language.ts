import type { Chat } from './chat/chat.ts';
import { en } from './chat/en.ts';
import { id } from './chat/id.ts';
import { pt } from './chat/pt.ts';
import { th } from './chat/th.ts';
import { vi } from './chat/vi.ts';
import { zhHans } from './chat/zh-hans.ts';
import { zhHant } from './chat/zh-hant.ts';

/** A language that buyers of the world write in. */
export type Language = 'en' | 'zh-Hans' | 'zh-Hant' | 'th' | 'id' | 'vi' | 'pt';

export const chats = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant, th, id, vi, pt } as const satisfies Record<Language, Chat>;
