import * as v from 'valibot';

/** What a platform counts when it says how long a text may be. */
export const TextUnit = v.picklist(['utf-16', 'code-points', 'graphemes', 'bytes']);
export type TextUnit = v.InferOutput<typeof TextUnit>;

/** How long a text is: in UTF-16 code units, in Unicode code points, in what a reader takes for one character, or in bytes of UTF-8. */
export function textLength(text: string, unit: TextUnit = 'utf-16'): number {
  switch (unit) {
    case 'utf-16':
      return text.length;
    case 'code-points':
      return [...text].length;
    case 'graphemes':
      return [...new Intl.Segmenter().segment(text)].length;
    case 'bytes':
      return [...text].reduce((sum, sign) => sum + bytesOf(sign.codePointAt(0) ?? 0), 0);
  }
}

/** A lone surrogate is sent as U+FFFD, which has three bytes too. */
function bytesOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
