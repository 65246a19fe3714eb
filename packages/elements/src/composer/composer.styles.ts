import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    flex: none;
    min-inline-size: 0;
    container-type: inline-size;
    background: var(--_bg);
  }
  form {
    margin: 8px 12px 12px;
    border: 1px solid var(--_line-2);
    border-radius: 8px;
    overflow: clip;
    background: var(--_bg);
  }
  form:focus-within {
    border-color: var(--_focus-ring);
    box-shadow:
      inset 0 0 0 1px var(--_focus-ring),
      0 0 0 3px var(--_accent-tint);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 30px;
    padding: 4px 12px;
    border-block-end: 1px solid var(--_line);
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .head p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    min-inline-size: 0;
  }
  .to {
    display: flex;
    gap: 6px;
    min-inline-size: 0;
  }
  b {
    font-weight: 600;
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .draft {
    flex: none;
    color: var(--_text-3);
  }
  .alert,
  .editing {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 6px 12px;
    font-size: 12px;
    line-height: 17px;
  }
  .editing {
    background: var(--_accent-tint);
    border-block-end: 1px solid var(--_line);
  }
  .overtakes {
    background: var(--_wait-tint);
    border-block-end-color: var(--_wait-line);
    color: var(--_wait);
  }
  .editing p {
    flex: 1;
    min-inline-size: 0;
  }
  .editing p > * {
    display: inline-block;
    margin-inline-end: 6px;
  }
  .editing .icon,
  .link {
    color: var(--_accent);
  }
  .overtakes :is(.icon, .link),
  .left {
    color: var(--_wait);
  }
  .link {
    flex: none;
    min-block-size: max(24px, var(--_cs-target, 0px));
    margin-block: -4px;
    font-weight: 600;
  }
  .link:hover {
    text-decoration: underline;
  }
  .alert {
    font-weight: 500;
    color: var(--_fail);
    background: var(--_fail-tint);
    border-block-end: 1px solid var(--_fail-line);
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: max(40px, var(--_cs-target, 0px));
    max-block-size: 200px;
    field-sizing: content;
    resize: none;
    padding: 9px 12px;
    border: 0;
    background: none;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
  }
  /* The frame around it shows the focus; forced colours take the frame's shadow away. */
  @media (forced-colors: none) {
    textarea:focus-visible {
      outline: none;
    }
  }
  textarea::placeholder {
    color: var(--_text-3);
    opacity: 1;
  }
  textarea:disabled {
    cursor: progress;
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 0 6px;
    padding-inline: 10px 6px;
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-3);
  }
  cs-quick-replies {
    flex: 1;
  }
  .note {
    padding-inline: 12px;
    padding-block-end: 4px;
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-3);
  }
  .note:empty {
    display: none;
  }
  .note .icon {
    inline-size: 13px;
    block-size: 13px;
    margin-inline-end: 5px;
    vertical-align: -2px;
  }
  .unsaved {
    color: var(--_wait);
    font-weight: 500;
  }
  .count {
    flex: none;
  }
  .count.over {
    color: var(--_fail);
    font-weight: 600;
  }
  .how {
    flex: none;
  }
  kbd {
    padding-inline: 5px;
    border: 1px solid var(--_line-2);
    border-radius: 3px;
    font: inherit;
    color: var(--_text-2);
  }
  .send {
    flex: none;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_body-size);
    font-weight: 600;
    min-block-size: max(var(--_control), var(--_cs-target, 0px));
  }
  .send:hover:enabled {
    background: color-mix(in srgb, var(--_accent), var(--_text) 14%);
  }
  .send:disabled {
    background: var(--_fill);
    color: var(--_text-2);
  }
  .send:dir(rtl) .icon {
    scale: -1 1;
  }

  /* One line: field and button beside each other, as on a phone. */
  @container (inline-size < 420px) {
    form {
      margin: 0;
      border: 0;
      border-block-start: 1px solid var(--_line);
      border-radius: 0;
      padding-block-end: 8px;
    }
    form:focus-within {
      box-shadow: none;
    }
    .head {
      border: 0;
    }
    .alert {
      border-block: 1px solid var(--_fail-line);
    }
    .alert,
    .editing {
      margin-block-end: 8px;
    }
    .editing {
      flex-wrap: wrap;
    }
    .editing :is(p, span) {
      flex: 1 1 calc(100% - 24px);
    }
    .editing .link {
      margin-inline-start: 24px;
    }
    .body {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 4px 8px;
      padding-inline: 12px;
    }
    textarea {
      flex: 1;
      inline-size: auto;
      min-inline-size: 0;
      min-block-size: 44px;
      padding-block: 11px;
      border: 1px solid var(--_line-2);
      border-radius: 6px;
    }
    textarea:focus-visible {
      outline: 2px solid var(--_focus-ring);
      outline-offset: 0;
    }
    .foot {
      display: contents;
    }
    .how,
    .send .word {
      display: none;
    }
    .note,
    .count {
      flex: 1 0 100%;
      order: 1;
      padding: 0;
    }
    cs-quick-replies {
      flex: none;
      order: -1;
    }
    .send {
      inline-size: 44px;
      min-block-size: 44px;
      padding: 0;
    }
  }
  @media (forced-colors: active) {
    .send {
      border: 1px solid ButtonText;
    }
    textarea:focus-visible {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
