import type { Faker } from '@faker-js/faker';
import type { Language } from './language.ts';

interface Names {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** Markets whose buyers write English, but whose people and places faker has no locale for. */
const localities: Readonly<Record<string, { readonly names: readonly Names[]; readonly cities: readonly string[] }>> = {
  MY: {
    names: [
      { first: ['Nur Aisyah', 'Siti Hajar', 'Ahmad Faiz', 'Muhammad Hafiz', 'Farah'], last: ['Rahman', 'Ismail', 'Zulkifli', 'Abdullah'] },
      { first: ['Wei Ling', 'Jia Hui', 'Kok Leong', 'Mei Yee'], last: ['Tan', 'Lim', 'Wong', 'Chong'] },
      { first: ['Priya', 'Kavitha', 'Suresh'], last: ['Subramaniam', 'Nair', 'Raj'] },
    ],
    cities: ['Ipoh', 'Johor Bahru', 'Kuching', 'Shah Alam', 'Penang', 'Kota Kinabalu'],
  },
  SG: {
    names: [
      { first: ['Wei Jie', 'Hui Min', 'Shi Ting', 'Zhi Hao', 'Rachel', 'Darren'], last: ['Tan', 'Lim', 'Ng', 'Goh', 'Chua'] },
      { first: ['Nadia', 'Arjun', 'Nur Iman'], last: ['Menon', 'Rashid', 'Salleh'] },
    ],
    cities: ['Tampines', 'Jurong East', 'Woodlands', 'Bedok', 'Punggol'],
  },
  PH: {
    names: [
      {
        first: ['Jasmine', 'Maria Luz', 'Angelo', 'Kristine', 'Paolo', 'Liza', 'Jun', 'Rowena', 'Carlo'],
        last: ['Reyes', 'Santos', 'Dela Cruz', 'Bautista', 'Villanueva', 'Mendoza', 'Aquino', 'Garcia'],
      },
    ],
    cities: ['Cebu', 'Davao', 'Quezon City', 'Iloilo', 'Baguio'],
  },
};

/** A buyer's name as people of that market and language have it. */
export function buyerName(faker: Faker, language: Language, market: string): string {
  const local = language === 'en' ? localities[market] : undefined;
  if (local !== undefined) {
    const { first, last } = faker.helpers.arrayElement(local.names);
    return `${faker.helpers.arrayElement(first)} ${faker.helpers.arrayElement(last)}`;
  }
  if (language === 'vi') return `${faker.person.lastName()} ${faker.person.firstName()}`;
  if (language === 'id') return `${faker.person.firstName()} ${faker.person.lastName()}`;
  return faker.person.fullName();
}

/** A place that parcels go to. */
export function city(faker: Faker, language: Language, market: string): string {
  const local = language === 'en' ? localities[market] : undefined;
  return local === undefined ? faker.location.city() : faker.helpers.arrayElement(local.cities);
}
