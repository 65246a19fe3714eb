import type { GalleryAddress } from './gallery-address.ts';
import type { Look } from './look.ts';
import { switches } from './switches.ts';

/** The address of a page of the gallery. What holds anyway is left out. */
export function linkTo({ state, tag, look }: GalleryAddress): string {
  const query = new URLSearchParams(state !== null ? { state: state.id } : tag !== null ? { element: tag.slice('cs-'.length) } : {});
  for (const [name, value] of Object.entries(look)) {
    const [first] = Object.keys(switches[name as keyof Look].values);
    if (value !== first) query.set(name, value);
  }
  return query.size === 0 ? './' : `./?${query}`;
}
