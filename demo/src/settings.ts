import { findScenario, type Scenario, scenarios } from '@cs-inbox/simulator';

/** How the page reaches the simulator: through a service worker, or inside the page. */
export type Door = 'msw' | 'page';

/** What the address asks for. */
export interface Settings {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly door: Door;
  /** Language of the inbox. */
  readonly lang: Lang;
  /** Sentences about what the address asks for and does not get. */
  readonly notes: readonly string[];
}

/** A value in the address that means nothing, with addresses that do. */
export interface SettingsProblem {
  readonly why: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

export type ReadSettings = { readonly ok: true; readonly settings: Settings } | ({ readonly ok: false } & SettingsProblem);

const doors: readonly Door[] = ['msw', 'page'];

/** What the inbox of the demo speaks. */
export type Lang = 'en' | 'zh-CN';
export const langs: readonly Lang[] = ['en', 'zh-CN'];
const SEED_MAX = 2_147_483_647;

/** Reads `?scenario=&seed=&door=&lang=&speed=`. */
export function readSettings(search: string): ReadSettings {
  const query = new URLSearchParams(search);
  const link = (name: string, value: string) => {
    const changed = new URLSearchParams(query);
    changed.set(name, value);
    return `?${changed}`;
  };
  const found = findScenario(query.get('scenario') ?? 'calm');
  if (!found.ok) {
    const links = scenarios.map(({ name, title }) => ({ text: `${name} – ${title}`, href: link('scenario', name) }));
    return { ok: false, why: found.why, links };
  }
  const door = query.get('door') ?? 'msw';
  const known = doors.find((one) => one === door);
  if (known === undefined) {
    const links = doors.map((one) => ({ text: one, href: link('door', one) }));
    return { ok: false, why: `There is no door "${door}". Known: ${doors.join(', ')}.`, links };
  }
  const seedText = query.get('seed') ?? '1';
  const seed = /^\d{1,10}$/u.test(seedText) ? Number(seedText) : Number.NaN;
  if (!(seed <= SEED_MAX)) {
    const links = [1, 2, 42].map((one) => ({ text: `seed ${one}`, href: link('seed', String(one)) }));
    return { ok: false, why: `"${seedText}" is no seed: a seed is a whole number from 0 to ${SEED_MAX}.`, links };
  }
  const langText = query.get('lang') ?? 'en';
  const lang = langs.find((one) => one === langText);
  if (lang === undefined) {
    const links = langs.map((one) => ({ text: one, href: link('lang', one) }));
    return { ok: false, why: `There is no language "${langText}". Known: ${langs.join(', ')}.`, links };
  }
  const speed = query.get('speed') ?? '1';
  const notes = speed === '1' ? [] : [`speed=${speed} is not supported: this page runs in real time.`];
  return { ok: true, settings: { scenario: found.scenario, seed, door: known, lang, notes } };
}
