import { type CsTag, galleryStates } from '@cs-inbox/elements/samples';

/** One state of one element, as the address names it: `message-bubble.failed` is `failed` of `<cs-message-bubble>`. */
export interface StateId {
  readonly id: string;
  readonly tag: CsTag;
  readonly name: string;
}

/** Every element there is, in the order in which they are shown. */
export const tags = Object.keys(galleryStates) as readonly CsTag[];

/** Every state there is, in the order in which they are shown. */
export const stateIds: readonly StateId[] = tags.flatMap((tag) =>
  Object.keys(galleryStates[tag].scenes).map((name) => ({ id: `${tag.slice('cs-'.length)}.${name}`, tag, name })),
);
