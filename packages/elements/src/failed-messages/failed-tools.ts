import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words/words.ts';
import { centreGlyph } from './centre-glyph.ts';

interface FailedTools {
  readonly words: Words;
  /** How much of a file is written, 0 to 1; null where none is being written. */
  readonly share: number | null;
  readonly narrowed: boolean;
  readonly clear: () => void;
  /** Opens a menu beside what was pressed. */
  readonly open: (menu: '#saved' | '#exports', opener: HTMLElement) => void;
}

/** What stands at the end of the filters: to clear and to name them, and to export what they let through. */
export function failedTools({ words, share, narrowed, clear, open }: FailedTools): TemplateResult {
  const { centre } = words;
  const percent = `${Math.round((share ?? 0) * 100)} %`;
  const opens = (menu: '#saved' | '#exports') => (event: Event) => event.currentTarget instanceof HTMLElement && open(menu, event.currentTarget);
  return html`
    ${narrowed ? html`<button class="link" type="button" @click=${clear}>${centre.clearAll}</button>` : nothing}
    <button class="button quiet saves" type="button" aria-haspopup="dialog" @click=${opens('#saved')}>${centreGlyph('star')}${centre.saved}</button>
    <div class="ends">
      <span class="order">${centre.order}</span>
      <span class="number writing" role="status">${share === null ? nothing : centre.exporting(percent)}</span>
      <button class="button exports" part="export" type="button" aria-haspopup="menu" @click=${opens('#exports')}>${centreGlyph('save')}${centre.export}${centreGlyph('chevron')}</button>
    </div>
  `;
}
