import { css } from 'lit';
import { componentStyles } from './component.styles.ts';
import { refStyles } from './ref.styles.ts';
import { sysStyles } from './sys.styles.ts';

/** What several elements draw alike. */
const baseStyles = css`
  :host,
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }
  button,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    text-align: start;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_focus-ring);
    outline-offset: 2px;
  }
  .icon {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mark {
    inline-size: 14px;
    block-size: 14px;
    flex: none;
  }
  .site {
    flex: none;
    font-size: 10px;
    line-height: 14px;
    font-weight: 600;
    letter-spacing: 0.04em;
    min-inline-size: 26px;
    padding-inline: 4px;
    text-align: center;
    color: var(--_text-2);
    background: var(--_bg);
    border: 1px solid var(--_line-2);
    border-radius: 3px;
  }
  bdi {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .time,
  .number {
    font-variant-numeric: tabular-nums;
  }
  .said {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--_control);
    padding-inline: 12px;
    border: 1px solid var(--_line-2);
    border-radius: 6px;
    background: var(--_bg);
    font-weight: 500;
    white-space: nowrap;
  }
  .button.small {
    min-block-size: var(--_control-small);
    padding-inline: 10px;
    font-size: 12px;
    line-height: 17px;
  }
  .button:hover:enabled {
    background: var(--_hover);
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
    .icon {
      forced-color-adjust: auto;
    }
    .mark {
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** The three layers and the base: first in the styles of every element. */
export const sharedStyles = [refStyles, sysStyles, componentStyles, baseStyles];
