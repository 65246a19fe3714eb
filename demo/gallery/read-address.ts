import type { Problem } from '../src/problem-panel.ts';
import { linkTo } from './link-to.ts';
import type { Look } from './look.ts';
import { type StateId, stateIds } from './state-id.ts';
import { switches } from './switches.ts';

/** What the address asks for; without a state it is the index. */
export interface GalleryAddress {
  readonly state: StateId | null;
  readonly look: Look;
}

export type ReadAddress = { readonly ok: true; readonly address: GalleryAddress } | ({ readonly ok: false } & Problem);

/** Reads `?state=&theme=&lang=&dir=&density=`. */
export function readAddress(search: string): ReadAddress {
  const query = new URLSearchParams(search);
  const look: Record<string, string> = {};
  for (const [name, { title, values }] of Object.entries(switches)) {
    const known = Object.keys(values);
    const value = query.get(name) ?? known[0] ?? '';
    if (!known.includes(value)) {
      const why = `${title} "${value}" does not exist. Known: ${known.join(', ')}.`;
      return { ok: false, why, links: known.map((one) => ({ text: `${name}=${one}`, href: changed(query, name, one) })) };
    }
    look[name] = value;
  }
  // Each value has just been found among those of its switch.
  return readState(query.get('state'), look as unknown as Look);
}

function readState(id: string | null, look: Look): ReadAddress {
  if (id === null) return { ok: true, address: { state: null, look } };
  const state = stateIds.find((one) => one.id === id);
  if (state !== undefined) return { ok: true, address: { state, look } };
  const [element = ''] = id.replace(/^cs-/u, '').split('.');
  const siblings = stateIds.filter(({ tag }) => tag === `cs-${element}`);
  const firsts = stateIds.filter(({ tag }, i) => stateIds.findIndex((one) => one.tag === tag) === i);
  const why =
    siblings.length > 0
      ? `State "${id}" does not exist. <cs-${element}> has these:`
      : `State "${id}" does not exist. A state is an element, a dot and a name; the first of each element:`;
  const links = (siblings.length > 0 ? siblings : firsts).map((one) => ({ text: one.id, href: linkTo(one, look) }));
  return { ok: false, why, links: [...links, { text: 'All states', href: linkTo(null, look) }] };
}

function changed(query: URLSearchParams, name: string, value: string): string {
  const other = new URLSearchParams(query);
  other.set(name, value);
  return `./?${other}`;
}
