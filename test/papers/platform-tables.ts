import type { Fact, PlatformCode, Profile } from '../../simulator/src/profiles/profile.ts';
import { everyRefused } from '../../simulator/src/profiles/every-refused.ts';
import { profiles } from '../../simulator/src/profiles/profiles.ts';
import type { RefusedCase } from '../../simulator/src/profiles/refused-case.ts';
import { refusalOf } from '../../simulator/src/platform/refusal-of.ts';
import { sampleStore } from '../support/node/sample-store.ts';

const UNITS = [[86_400_000, 'd', 3], [3_600_000, 'h', 1], [60_000, 'min', 1], [1_000, 's', 1]] as const;

type FactName = { [K in keyof Profile]: Profile[K] extends Fact<unknown> ? K : never }[keyof Profile];
type FactRow<K extends FactName> = readonly [says: string, show: (value: Profile[K]['value']) => string];

const { shopee, lazada, 'tiktok-shop': tiktokShop, generic } = profiles;
const all: readonly Profile[] = [shopee, lazada, tiktokShop, generic];
const refusals = everyRefused(60_000);

/** What docs/platforms.md says between its marks. */
export function platformTables(): string {
  return [...all.flatMap(sectionOf), '## What each says when it does not take a message', '', ...codeTable()].join('\n');
}

const facts: { readonly [K in FactName]: FactRow<K> } = {
  errorsIn: ['where a refusal is said', (value) => ({ body: 'in the body; the HTTP status alone does not tell', status: 'in the HTTP status and the body' })[value]],
  deduplicates: ['knows a message by a key of the sender', yesNo],
  rate: ['pace of one store', ({ limit, perMs, closesForMs }) => `${count(limit)} in ${time(perMs)}, then closed for ${time(closesForMs)}`],
  dailyQuota: ['messages of one store in a day', ({ limit, resetMinute }) => `${count(limit)}, from ${clockTime(resetMinute)} UTC on`],
  login: ['life of a login', ({ lifeMs, warningMs }) => `${time(lifeMs)}, with a warning ${time(warningMs)} before its end`],
  loginPer: ['a login that is lost concerns', (value) => ({ site: 'one site', seller: 'all sites of the seller' })[value]],
  content: ['bad content is refused', (value) => value.replace('-', ' ')],
  repeatsPushes: ['the same push may come again', yesNo],
  pageSize: ['messages on one page', count],
  cannotSend: ['why a buyer cannot be written to', list],
  closedMarkets: ['markets in which nothing can be sent', list],
  replyWithinMs: ['time to reply', deadlines],
  textLengthMax: ['longest text, in UTF-16 code units', count],
  kinds: ['kinds of messages from buyers', list],
};

function sectionOf(profile: Profile): string[] {
  const rows = (Object.keys(facts) as FactName[]).map((name) => {
    const { source, note = '' } = profile[name];
    return `| ${facts[name][0]} | ${shown(profile, name)} | ${source} | ${note} |`;
  });
  const about = { store: sampleStore({ platform: profile.platform }), now: 0, requestId: 'r-1' };
  return [
    `## ${profile.title}`,
    '',
    '| fact | value | source | notes |',
    '|---|---|---|---|',
    ...rows,
    '',
    'A message that it takes, and one that it does not:',
    '',
    '```json',
    JSON.stringify(profile.accepted({ id: 'm-7', at: 1_790_000_000_000, requestId: 'r-1' }).body),
    JSON.stringify(profile.refused(refusals['login-401'], about).body),
    '```',
    '',
  ];
}

function shown<K extends FactName>(profile: Profile, name: K): string {
  const show: (value: Profile[K]['value']) => string = facts[name][1];
  return show((profile[name] as Fact<Profile[K]['value']>).value);
}

function codeTable(): string[] {
  const rows = (Object.keys(refusals) as RefusedCase[]).map((name) => {
    const { status, cause = 'unknown' } = refusalOf(refusals[name], generic, sampleStore(), 0);
    return `| \`${name}\` | ${status} \`${cause}\` | ${all.map(({ codes }) => codeCell(codes[name])).join(' | ')} |`;
  });
  return [`| case | in our protocol | ${all.map(({ title }) => title).join(' | ')} |`, '|---|---|---|---|---|---|', ...rows];
}

function codeCell({ code, status, source }: PlatformCode): string {
  return `\`${code}\` ${status}, ${source}`;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function count(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ');
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function deadlines(byMarket: Readonly<Record<string, number>>): string {
  const named = Object.keys(byMarket).filter((market) => market !== '');
  const others = time(byMarket[''] ?? 0);
  if (named.length === 0) return others;
  return [...named.map((market) => `${time(byMarket[market] ?? 0)} in ${market}`), `${others} elsewhere`].join(', ');
}

/** The largest unit in which it is whole; days only from three on. */
function time(ms: number): string {
  const [length, unit] = UNITS.find(([one, , atLeast]) => ms % one === 0 && ms >= atLeast * one) ?? [1, 'ms'];
  return `${count(ms / length)} ${unit}`;
}
