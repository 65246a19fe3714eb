import { findScenario, type Scenario, scenarios } from '@cs-inbox/simulator';
import type { Problem } from './problem-panel.ts';
import { readServer, USUAL_SERVER } from './read-server.ts';

interface Common {
  /** Language of the inbox. */
  readonly lang: Lang;
  /** After how many ms a message that has not left counts as old; null for what is usual. */
  readonly staleAfterMs: number | null;
  /** From when refused messages are sent again in the morning, `08:00` or `off`; null for what is usual. */
  readonly automaticRetry: string | null;
  /** Sentences about what the address asks for and does not get. */
  readonly notes: readonly string[];
}

/** The simulator runs in this page, and is reached through a service worker or inside the page. */
export interface PageSettings extends Common {
  readonly door: 'msw' | 'page';
  readonly scenario: Scenario;
  readonly seed: number;
}

/** The simulator is a server, which knows itself what it plays. */
export interface ServerSettings extends Common {
  readonly door: 'http';
  /** Its origin, without a slash at its end; null where it is the page's own. */
  readonly server: string | null;
}

/** What the address asks for. */
export type Settings = PageSettings | ServerSettings;

type Read<T> =
  | { readonly ok: true; readonly settings: T }
  /** A value in the address that means nothing, with addresses that do. */
  | ({ readonly ok: false } & Problem);
export type ReadSettings = Read<Settings>;

const doors = ['msw', 'page', 'http'] as const;

/** What the inbox of the demo speaks. */
export type Lang = 'en' | 'zh-CN' | 'ar' | 'en-XA';
export const langs: readonly Lang[] = ['en', 'zh-CN', 'ar', 'en-XA'];
const SEED_MAX = 2_147_483_647;
/** A day. */
const STALE_S_MAX = 86_400;

/** Reads `?scenario=&seed=&door=&server=&lang=&stale=&morning=&speed=`. */
export function readSettings(search: string): ReadSettings {
  const query = new URLSearchParams(search);
  const link = linkFrom(query);
  const doorText = query.get('door') ?? 'msw';
  const door = doors.find((one) => one === doorText);
  if (door === undefined) {
    const links = doors.map((one) => ({ text: one, href: link('door', one) }));
    return { ok: false, why: `There is no door "${doorText}". Known: ${doors.join(', ')}.`, links };
  }
  const langText = query.get('lang') ?? 'en';
  const lang = langs.find((one) => one === langText);
  if (lang === undefined) {
    const links = langs.map((one) => ({ text: one, href: link('lang', one) }));
    return { ok: false, why: `There is no language "${langText}". Known: ${langs.join(', ')}.`, links };
  }
  const staleText = query.get('stale');
  if (staleText !== null && !(/^[1-9]\d{0,4}$/u.test(staleText) && Number(staleText) <= STALE_S_MAX)) {
    const links = ['20', '60'].map((one) => ({ text: `${one} seconds`, href: link('stale', one) }));
    return { ok: false, why: `"${staleText}" is no age: "stale" is a whole number of seconds from 1 to ${STALE_S_MAX}.`, links };
  }
  const automaticRetry = query.get('morning');
  if (automaticRetry !== null && !/^(?:(?:[01]\d|2[0-3]):[0-5]\d|off)$/u.test(automaticRetry)) {
    const links = ['08:00', 'off'].map((one) => ({ text: one, href: link('morning', one) }));
    return { ok: false, why: `"${automaticRetry}" is no time of the day: "morning" is like 08:00, or off.`, links };
  }
  const staleAfterMs = staleText === null ? null : Number(staleText) * 1_000;
  const speed = query.get('speed') ?? '1';
  const notes = speed === '1' ? [] : [`speed=${speed} is not supported: this page runs in real time.`];
  const common = { lang, staleAfterMs, automaticRetry, notes };
  return door === 'http' ? serverSettings(query, common) : pageSettings(query, door, common);
}

function pageSettings(query: URLSearchParams, door: PageSettings['door'], common: Common): Read<PageSettings> {
  const link = linkFrom(query);
  const found = findScenario(query.get('scenario') ?? 'calm');
  if (!found.ok) {
    const links = scenarios.map(({ name, title }) => ({ text: `${name} – ${title}`, href: link('scenario', name) }));
    return { ok: false, why: found.why, links };
  }
  const seedText = query.get('seed') ?? '1';
  const seed = /^\d{1,10}$/u.test(seedText) ? Number(seedText) : Number.NaN;
  if (!(seed <= SEED_MAX)) {
    const links = [1, 2, 42].map((one) => ({ text: `seed ${one}`, href: link('seed', String(one)) }));
    return { ok: false, why: `"${seedText}" is no seed: a seed is a whole number from 0 to ${SEED_MAX}.`, links };
  }
  const unused = query.has('server') ? [`server=${query.get('server')} is not asked: it belongs to door=http.`] : [];
  return { ok: true, settings: { ...common, door, scenario: found.scenario, seed, notes: [...common.notes, ...unused] } };
}

function serverSettings(query: URLSearchParams, common: Common): Read<ServerSettings> {
  const link = linkFrom(query);
  const server = readServer(query.get('server') ?? USUAL_SERVER);
  if (!server.ok) {
    const links = [USUAL_SERVER, 'http://localhost:4010'].map((one) => ({ text: one, href: link('server', one) }));
    return { ok: false, why: server.why, links };
  }
  const unused = ['scenario', 'seed'].filter((name) => query.has(name)).map((name) => `${name}=${query.get(name)} is not played: the server says what is.`);
  return { ok: true, settings: { ...common, door: 'http', server: server.origin, notes: [...common.notes, ...unused] } };
}

function linkFrom(query: URLSearchParams) {
  return (name: string, value: string): string => {
    const changed = new URLSearchParams(query);
    changed.set(name, value);
    return `?${changed}`;
  };
}
