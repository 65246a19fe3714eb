import { readFileSync } from 'node:fs';

/** The fonts of the style sheets, and the faces that stand for them. */
const fonts = [
  { family: 'Noto Sans', faces: import.meta.resolve('@fontsource-variable/noto-sans/index.css') },
  { family: 'Noto Sans Thai', faces: import.meta.resolve('@fontsource-variable/noto-sans-thai/index.css') },
  { family: 'Noto Sans SC', faces: import.meta.resolve('@fontsource-variable/noto-sans-sc/index.css') },
  { family: 'Noto Sans Arabic', faces: import.meta.resolve('@fontsource-variable/noto-sans-arabic/index.css') },
] as const;

/** What codes are written in: no machine lacks a font for them, so any letters may stand for it. */
const MONO = 'Noto Sans Mono';

/** Where the faces say that their files are. Nobody is there: who loads them answers with `fontFile`. */
const ORIGIN = 'http://fonts.invalid';

/** Faces for the fonts that the elements ask for, so that the same letters are drawn on each machine. */
export function fontFaces(): string {
  return fonts
    .flatMap(({ family, faces }, at) => {
      const text = readFileSync(new URL(faces), 'utf8').replaceAll('url(./', `url(${ORIGIN}/${at}/`);
      return [family, MONO].map((name) => text.replaceAll(/font-family: '[^']+'/gu, `font-family: '${name}'`));
    })
    .join('\n');
}

/** The file that a face asks for; null for an address that is none of theirs. */
export function fontFile(address: string): Buffer | null {
  const { origin, pathname } = new URL(address);
  if (origin !== ORIGIN) return null;
  const [, at = '', ...path] = pathname.split('/');
  const font = fonts[Number(at)];
  return font === undefined ? null : readFileSync(new URL(`./${path.join('/')}`, font.faces));
}
