export { galleryStates } from './gallery-states.ts';
export { sampleWords } from './sample-words.ts';
export type { CsTag } from './scene.ts';
export { showState } from './show-state.ts';
