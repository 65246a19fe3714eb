import { css } from 'lit';

/** The button of three dots and its menu. */
export const messageMenuStyles = css`
  .more {
    display: grid;
    place-items: center;
    inline-size: var(--_control-small);
    block-size: var(--_control-small);
    margin-block: 0 -4px;
    color: var(--_text-2);
  }
  .more:hover {
    background: var(--_hover);
  }
  .menu {
    inset: auto;
    inline-size: 236px;
    max-inline-size: calc(100vw - 8px);
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_line-2);
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_text);
    box-shadow: 0 6px 20px var(--_shadow);
    font: 400 var(--_body-size) / 20px var(--_font);
  }
  @supports (position-area: block-end) {
    .menu {
      position-area: self-block-end span-self-inline-start;
      position-try-fallbacks: flip-block;
      margin-block: 4px;
    }
  }
  .menu button {
    display: block;
    inline-size: 100%;
    min-block-size: max(32px, var(--_control-small));
    padding: 6px 10px;
    border-radius: 4px;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_hover);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  /* To see, not to hear: it is told as the shortcut that it is. */
  .menu [aria-keyshortcuts]::before {
    content: attr(aria-keyshortcuts) / '';
    float: inline-end;
    margin-inline-start: 12px;
    font-size: 12px;
    color: var(--_text-3);
  }
  @media (pointer: coarse) {
    .menu [aria-keyshortcuts]::before {
      display: none;
    }
  }
  .menu [aria-disabled] {
    color: var(--_text-2);
    cursor: default;
  }
  .menu .hint {
    display: block;
    font-size: 12px;
    line-height: 17px;
  }
`;
