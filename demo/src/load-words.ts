import type { Lang } from './settings.ts';

const files: Readonly<Record<Lang, () => Promise<unknown>>> = {
  en: () => Promise.resolve(),
  'zh-CN': () => import('@cs-inbox/elements/words/zh-CN.js'),
  ar: () => import('@cs-inbox/elements/words/ar.js'),
  'en-XA': () => import('@cs-inbox/elements/words/en-XA.js'),
};

/** Makes a language known to the inbox; of those that nobody speaks here nothing is fetched. */
export async function loadWords(lang: Lang): Promise<void> {
  await files[lang]();
}
