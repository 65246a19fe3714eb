import type { CsTag } from '@cs-inbox/elements/samples';
import type { Look } from './look.ts';
import type { StateId } from './state-id.ts';

/** What a page of the gallery shows. */
export interface GalleryAddress {
  /** One state alone; null for the overview. */
  readonly state: StateId | null;
  /** The one element of the overview; null for all of them. */
  readonly tag: CsTag | null;
  readonly look: Look;
}
