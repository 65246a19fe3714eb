import { css } from 'lit';

/** A button in the bar at the top of the inbox. */
export const topButtonStyles = css`
  :host {
    display: contents;
  }
  [part='button'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(28px, var(--_cs-target, 0px));
    block-size: max(28px, var(--_cs-target, 0px));
    border-radius: 6px;
    font-weight: 600;
    color: var(--_text-2);
  }
  [part='button']:hover {
    background: var(--_hover);
  }
  [aria-pressed='true'] {
    color: var(--_accent);
  }
`;
