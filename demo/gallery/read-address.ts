import type { Problem } from '../src/problem-panel.ts';
import type { GalleryAddress } from './gallery-address.ts';
import { linkTo } from './link-to.ts';
import type { Look } from './look.ts';
import { stateIds, tags } from './state-id.ts';
import { switches } from './switches.ts';

export type ReadAddress = { readonly ok: true; readonly address: GalleryAddress } | ({ readonly ok: false } & Problem);

/** Reads `?state=&element=&theme=&lang=&dir=&density=&width=`. */
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
  const found = look as unknown as Look;
  const id = query.get('state');
  return id === null ? readElement(query.get('element'), found) : readState(id, found);
}

function readElement(name: string | null, look: Look): ReadAddress {
  const tag = tags.find((one) => one === `cs-${name}`) ?? null;
  if (name === null || tag !== null) return { ok: true, address: { state: null, tag, look } };
  const links = tags.map((one) => ({ text: one, href: linkTo({ state: null, tag: one, look }) }));
  return { ok: false, why: `Element "${name}" does not exist. These do:`, links };
}

function readState(id: string, look: Look): ReadAddress {
  const state = stateIds.find((one) => one.id === id);
  if (state !== undefined) return { ok: true, address: { state, tag: state.tag, look } };
  const [element = ''] = id.replace(/^cs-/u, '').split('.');
  const siblings = stateIds.filter(({ tag }) => tag === `cs-${element}`);
  const firsts = stateIds.filter(({ tag }, i) => stateIds.findIndex((one) => one.tag === tag) === i);
  const why =
    siblings.length > 0
      ? `State "${id}" does not exist. <cs-${element}> has these:`
      : `State "${id}" does not exist. A state is an element, a dot and a name; the first of each element:`;
  const links = (siblings.length > 0 ? siblings : firsts).map((one) => ({ text: one.id, href: linkTo({ state: one, tag: null, look }) }));
  return { ok: false, why, links: [...links, { text: 'All states', href: linkTo({ state: null, tag: null, look }) }] };
}

function changed(query: URLSearchParams, name: string, value: string): string {
  const other = new URLSearchParams(query);
  other.set(name, value);
  return `./?${other}`;
}
