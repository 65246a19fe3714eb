import { ar } from '../words/ar.ts';
import { en } from '../words/en.ts';
import { enXA } from '../words/en-xa.ts';
import type { Words } from '../words/words.ts';
import { zhCN } from '../words/zh-cn.ts';

/** Every language that the elements speak, by its tag. */
export const sampleWords = { en, 'zh-CN': zhCN, ar, 'en-XA': enXA } satisfies Readonly<Record<string, Words>>;
