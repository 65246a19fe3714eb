import type { Words } from '../words/words.ts';

/** Why a text came back from the disk, in words. @param why short code of the storage */
export function returnedText(why: string, { returned }: Words): string {
  return why === 'quota' || why === 'slow' ? returned[why] : returned.disk;
}
