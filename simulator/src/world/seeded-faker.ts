import type { Faker } from '@faker-js/faker';
import { faker as en } from '@faker-js/faker/locale/en';
import { faker as idId } from '@faker-js/faker/locale/id_ID';
import { faker as ptBr } from '@faker-js/faker/locale/pt_BR';
import { faker as th } from '@faker-js/faker/locale/th';
import { faker as vi } from '@faker-js/faker/locale/vi';
import { faker as zhCn } from '@faker-js/faker/locale/zh_CN';
import { faker as zhTw } from '@faker-js/faker/locale/zh_TW';
import type { Language } from './language.ts';

const locales = { en, 'zh-Hans': zhCn, 'zh-Hant': zhTw, th, id: idId, vi, pt: ptBr } as const satisfies Record<Language, Faker>;

/**
 * A faker of its own, so that nobody else's draws change ours. Its class is
 * taken from a locale: the package's main entry would load all seventy of them.
 */
export function seededFaker(language: Language, seed: number): Faker {
  const locale = locales[language];
  const Own = locale.constructor as typeof Faker;
  return new Own({ locale: locale.rawDefinitions, seed });
}
