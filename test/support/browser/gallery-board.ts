import type { Words } from '@cs-inbox/elements';
import { galleryStates } from '../../../packages/elements/src/samples/gallery-states.ts';
import type { CsTag } from '../../../packages/elements/src/samples/scene.ts';
import { showState } from '../../../packages/elements/src/samples/show-state.ts';
import { settled } from './settled.ts';

interface BoardLook {
  readonly theme: 'light' | 'dark';
  readonly words?: Words;
  readonly density?: 'compact' | 'comfortable';
  readonly inlineSize?: string;
}

/** States of one element under one another, in the document and drawn. */
export async function galleryBoard(tag: CsTag, names: readonly string[], look: BoardLook): Promise<HTMLElement> {
  const board = document.createElement('div');
  // As wide as its widest state: an element without a ground of its own stands on this one, from right to left too.
  Object.assign(board.style, { colorScheme: look.theme, background: 'Canvas', color: 'CanvasText', minInlineSize: 'min-content' });
  for (const name of names) {
    const root = showState(tag, name, look)?.root;
    if (root === undefined) throw new Error(`${tag} has no state ${name}`);
    root.id = name;
    board.append(root);
  }
  document.body.append(board);
  for (const element of board.querySelectorAll(tag)) await settled(element);
  return board;
}

/** The states of an element in portions for the eye. Of dialogs only the topmost can be looked at. */
export function galleryBatches(tag: CsTag): readonly (readonly string[])[] {
  const names = Object.keys(galleryStates[tag].scenes);
  const size = tag.includes('dialog') ? 1 : 10;
  return Array.from({ length: Math.ceil(names.length / size) }, (_, at) => names.slice(at * size, (at + 1) * size));
}
