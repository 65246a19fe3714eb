import type { Look } from './look.ts';

/** The switches of the gallery, their values, and what these are called. The first value holds where the address says none. */
export const switches = {
  theme: { title: 'Theme', values: { auto: 'Auto', light: 'Light', dark: 'Dark' } },
  lang: { title: 'Language', values: { en: 'English', 'zh-CN': '中文' } },
  dir: { title: 'Direction', values: { ltr: 'LTR', rtl: 'RTL' } },
  density: { title: 'Density', values: { compact: 'Compact', comfortable: 'Comfortable' } },
} satisfies { readonly [Name in keyof Look]: { readonly title: string; readonly values: Readonly<Record<Look[Name], string>> } };
