import * as v from 'valibot';
import { chats, type Language } from '../world/language.ts';
import { nameSchema } from './name-schema.ts';
import { platformNames } from './platform-name.ts';
import { marketSchema } from './scope-schema.ts';
import { textSchema } from './text-schema.ts';
import { wholeNumber } from './whole-number.ts';

const languages = Object.keys(chats) as Language[];

const storeSchema = v.strictObject({
  id: v.pipe(nameSchema, v.description('Its id, which no other store of the world has.')),
  platform: v.pipe(v.picklist(platformNames), v.description('The marketplace that it stands on.')),
  market: v.pipe(marketSchema, v.description('The site, as an ISO 3166 alpha-2 code.')),
  name: v.pipe(textSchema(200), v.description('As the operators call it.')),
  languages: v.pipe(
    v.array(v.picklist(languages)),
    v.minLength(1, 'a list of 1 to 7 languages'),
    v.maxLength(7, 'a list of 1 to 7 languages'),
    v.description('What its buyers write in.'),
  ),
});

/** The stores and buyers of a scenario. */
export const worldSchema = v.pipe(
  v.strictObject({
    stores: v.exactOptional(
      v.pipe(
        v.array(storeSchema),
        v.minLength(1, 'a list of 1 to 50 stores'),
        v.maxLength(50, 'a list of 1 to 50 stores'),
        v.description('The stores; nine of three platforms where they are left out.'),
      ),
    ),
    conversations: v.exactOptional(v.pipe(wholeNumber(1, 2_000), v.description('How many conversations there are at the start; 40 where it is left out.'))),
  }),
  v.description('The stores and buyers.'),
);
