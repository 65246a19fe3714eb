import { arAll } from '../words/ar-all.ts';
import { enAll } from '../words/en-all.ts';
import { enXAAll } from '../words/en-xa-all.ts';
import type { Words } from '../words/words.ts';
import { zhCNAll } from '../words/zh-cn-all.ts';

/** Every language that the elements speak, by its tag. */
export const sampleWords = { en: enAll, 'zh-CN': zhCNAll, ar: arAll, 'en-XA': enXAAll } satisfies Readonly<Record<string, Words>>;
