const outlines = {
  link: 'M9 12H8a4 4 0 0 1 0-8h1M11 4h1a4 4 0 0 1 0 8h-1M7.5 8h5',
  open: 'M9 3.5h4.5V8M13 4 8 9M6.5 4.5h-3v9h9v-3',
  copied: 'M3.5 8.5l3 3 6-7',
} as const;

/** A small drawing in the colour of the text; it says nothing to ears. */
export function glyph(name: keyof typeof outlines): SVGSVGElement {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [attribute, value] of Object.entries({ viewBox: '0 0 16 16', class: 'glyph', 'aria-hidden': 'true' })) drawing.setAttribute(attribute, value);
  path.setAttribute('d', outlines[name]);
  drawing.append(path);
  return drawing;
}
