import { galleryStates, sampleWords, showState } from '@cs-inbox/elements/samples';
import type { Look } from './look.ts';
import type { StateId } from './state-id.ts';

/** Up to here an element is made for a column, and looks otherwise with more. */
const NARROW_PX = 400;

/** A state in its place, in the look that the address asks for. `roomy` gives what asks for much width all the room there is. */
export function stageFor({ tag, name }: StateId, look: Look, roomy = false): HTMLElement | null {
  const { theme, lang, dir, density, width } = look;
  const { inlineSize } = galleryStates[tag];
  const stage = showState(tag, name, {
    words: sampleWords[lang],
    density,
    inlineSize: width === 'full' || (width === 'own' && roomy && Number.parseInt(inlineSize, 10) > NARROW_PX) ? '100%' : width === 'own' ? inlineSize : width,
    ...(dir === 'auto' ? {} : { dir }),
    ...(theme === 'auto' ? {} : { theme }),
  });
  return stage?.root ?? null;
}
