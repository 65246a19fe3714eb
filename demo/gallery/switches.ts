import type { Look } from './look.ts';

/** The switches of the gallery, their values, and what these are called. The first value holds where the address says none. */
export const switches = {
  theme: { title: 'Theme', values: { auto: 'Auto', light: 'Light', dark: 'Dark' } },
  lang: { title: 'Language', values: { en: 'English', 'zh-CN': '中文', ar: 'العربية', 'en-XA': 'Pseudo' } },
  dir: { title: 'Direction', values: { auto: 'By language', ltr: 'LTR', rtl: 'RTL' } },
  density: { title: 'Density', values: { compact: 'Compact', comfortable: 'Comfortable' } },
  width: { title: 'Width', values: { own: 'Own width', '320px': '320', '480px': '480', '720px': '720', '1080px': '1080', full: 'Full' } },
} satisfies { readonly [Name in keyof Look]: { readonly title: string; readonly values: Readonly<Record<Look[Name], string>> } };
