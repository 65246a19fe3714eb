import * as v from 'valibot';
import { durationBetween } from './duration-between.ts';
import type { PlatformName } from './platform-name.ts';
import { wholeNumber } from './whole-number.ts';

const platformSchema = v.strictObject({
  rate: v.exactOptional(
    v.pipe(
      v.strictObject({
        limit: v.pipe(wholeNumber(1, 1_000_000), v.description('Most messages of one store in that time.')),
        per: v.pipe(durationBetween('1ms', '30d'), v.description('The time that they are counted in.')),
      }),
      v.description('How fast a store may send before it is throttled.'),
    ),
  ),
  dailyQuota: v.exactOptional(
    v.pipe(
      v.strictObject({
        limit: v.pipe(wholeNumber(1, 10_000_000), v.description('Most messages of one store in a day.')),
        resetAt: v.pipe(
          v.string(),
          v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/u, 'a time of day with its zone, such as "00:00+08:00"'),
          v.description('When its day begins, with the zone: `00:00+08:00`.'),
        ),
      }),
      v.description('How much a store may send in a day.'),
    ),
  ),
  tokenLife: v.exactOptional(v.pipe(durationBetween('1s', '400d'), v.description('How long a login lasts.'))),
  replyWithin: v.exactOptional(v.pipe(durationBetween('1m', '30d'), v.description('How long a seller may take to reply.'))),
});

const platform = (title: string) => v.exactOptional(v.pipe(platformSchema, v.description(`What is different at ${title}.`)));

/** What a scenario changes of the platforms' own facts. */
export const platformsSchema = v.pipe(
  v.strictObject({
    shopee: platform('Shopee'),
    lazada: platform('Lazada'),
    'tiktok-shop': platform('TikTok Shop'),
    generic: platform('any other platform'),
  } satisfies Record<PlatformName, unknown>),
  v.description('Limits of the platforms, in place of what is known of them. A platform that is named keeps its limits; the others have none.'),
);
