import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { zhCN } from '../words/zh-cn.ts';

/** Every language that the elements speak, by its tag. */
export const sampleWords = { en, 'zh-CN': zhCN } satisfies Readonly<Record<string, Words>>;
