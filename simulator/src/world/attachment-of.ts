import type { Faker } from '@faker-js/faker';
import type { Attachment, Message } from '@cs-inbox/protocol';
import type { Language } from './language.ts';
import { seededFaker } from './seeded-faker.ts';

const SHOP = 'https://shop.example';

const samples = {
  text: null,
  system: null,
  image: (faker) => ({ ...picture(faker, 320, 240) }),
  sticker: (faker) => ({ ...picture(faker, 120, 120) }),
  item: (faker) => ({
    ...picture(faker, 80, 80),
    title: faker.commerce.productName(),
    subtitle: faker.commerce.price({ min: 5, max: 400 }),
    linkUrl: `${SHOP}/items/${faker.string.numeric(9)}`,
  }),
  order: (faker) => {
    const order = faker.string.numeric({ length: 12, allowLeadingZeros: false });
    return { title: order, subtitle: faker.commerce.price({ min: 5, max: 400 }), linkUrl: `${SHOP}/orders/${order}` };
  },
  voucher: (faker) => ({ title: `-${faker.number.int({ min: 1, max: 9 }) * 5} %`, subtitle: faker.string.alphanumeric({ length: 8, casing: 'upper' }) }),
  unsupported: (faker) => ({ linkUrl: `${SHOP}/messages/${faker.string.numeric(9)}` }),
} as const satisfies Record<Message['kind'], ((faker: Faker) => Attachment) | null>;

/** What a buyer's message of this kind shows beside its text, or null where it is text alone. */
export function attachmentOf(kind: Message['kind'], language: Language, seed: number): Attachment | null {
  return samples[kind]?.(seededFaker(language, seed)) ?? null;
}

function picture(faker: Faker, imageWidth: number, imageHeight: number): Attachment {
  return { imageUrl: faker.image.dataUri({ width: imageWidth, height: imageHeight }), imageWidth, imageHeight };
}
