import { element } from '../src/element.ts';

/** Leaves the states whose element or name holds every word that is typed. */
export function searchField(sections: readonly HTMLElement[], none: HTMLElement): HTMLElement {
  const field = element('input', { type: 'search', class: 'search', placeholder: 'State or element', 'aria-label': 'State or element' });
  field.addEventListener('input', () => {
    const wanted = field.value.toLowerCase().split(/\s+/u).filter(Boolean);
    let found = 0;
    for (const section of sections) {
      const cells = [...section.querySelectorAll<HTMLElement>('.cell')];
      for (const cell of cells) cell.hidden = !wanted.every((word) => `cs-${cell.dataset['state']}`.includes(word));
      const left = cells.filter((cell) => !cell.hidden).length;
      section.hidden = left === 0;
      found += left;
    }
    none.textContent = wanted.length === 0 ? '' : found === 0 ? 'No state has all of these words.' : `${found} ${found === 1 ? 'state' : 'states'}`;
  });
  return field;
}
