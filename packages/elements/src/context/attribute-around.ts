import { closestAround } from './closest-around.ts';

/** What an element says of its language or direction: its own attribute, else that of the nearest around it, through shadow roots; '' where nobody says. */
export function attributeAround(element: Element, name: 'lang' | 'dir'): string {
  return closestAround(element, `[${name}]`)?.getAttribute(name) ?? '';
}
