import { type CsTag, galleryStates } from '@cs-inbox/elements/samples';

/** One state of one element, as the address names it: `message-bubble.failed` is `failed` of `<cs-message-bubble>`. */
export interface StateId {
  readonly id: string;
  readonly tag: CsTag;
  readonly name: string;
}

/** Every state there is, in the order in which they are shown. */
export const stateIds: readonly StateId[] = (Object.keys(galleryStates) as CsTag[]).flatMap((tag) =>
  Object.keys(galleryStates[tag].scenes).map((name) => ({ id: `${tag.slice('cs-'.length)}.${name}`, tag, name })),
);
