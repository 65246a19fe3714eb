import { galleryStates, type GalleryElement } from './gallery-states.ts';
import { SampleInbox } from './sample-inbox.ts';
import { SampleStage, type StageOptions } from './sample-stage.ts';
import type { CsTag } from './scene.ts';

/** An element in one of its states, on a stage that is not in the document yet; null where there is no such state. */
export function showState(tag: CsTag, name: string, look: Omit<StageOptions, 'inbox'> = {}): SampleStage | null {
  const { scenes, inlineSize, blockSize }: GalleryElement = galleryStates[tag];
  const scene = Object.hasOwn(scenes, name) ? scenes[name] : undefined;
  if (scene === undefined) return null;
  const inbox = new SampleInbox(scene.around);
  const stage = new SampleStage({ inbox, inlineSize, blockSize, ...look });
  if (scene.choice !== undefined) stage.view.$choice.set(scene.choice);
  if (scene.failed !== undefined) stage.view.$failed.set(scene.failed);
  const element = stage.put(tag, scene.given(inbox));
  for (const inner of scene.inside ?? []) element.append(document.createElement(inner));
  return stage;
}
