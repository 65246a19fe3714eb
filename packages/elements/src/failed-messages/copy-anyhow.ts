import { copyText } from '../context/copy-text.ts';

/** Puts a text that nowhere stands as it is on the clipboard. Where the page may not write it (plain http), in the older way. @returns whether it is there */
export async function copyAnyhow(text: string, place: Node): Promise<boolean> {
  if (await copyText(text, null)) return true;
  const root = place.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement : null;
  const field = document.createElement('textarea');
  field.value = text;
  Object.assign(field.style, { position: 'fixed', opacity: '0' });
  place.appendChild(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
