import { html, type TemplateResult } from 'lit';
import { openPlaces } from '@cs-inbox/core';

/** A text with the places that are open in it marked. */
export function markedPlaces(text: string): readonly (TemplateResult | string)[] {
  const places = openPlaces(text);
  if (places.length === 0) return [text];
  const cuts = new RegExp(`(${places.join('|').replaceAll(/[{}]/gu, String.raw`\$&`)})`, 'u');
  return text.split(cuts).map((part) => (places.includes(part) ? html`<mark>${part}</mark>` : part));
}
