import { css } from 'lit';

export const quickRepliesStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  /* One line of whole categories: what has no room is below, out of sight, and in the list behind the slash. */
  .row {
    --_cs-line: max(24px, var(--_cs-target, 0px));
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    max-block-size: calc(var(--_cs-line) + 6px);
    overflow: hidden;
    padding-block: 3px;
    padding-inline: 2px;
  }
  .slash,
  .group {
    flex: none;
    block-size: var(--_cs-line);
    border: 1px solid var(--_line-2);
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
    white-space: nowrap;
  }
  .slash {
    min-inline-size: max(24px, var(--_cs-target, 0px));
    border-radius: 4px;
    text-align: center;
  }
  .group {
    padding-inline: 10px;
    border-radius: 99px;
    font-weight: 500;
  }
  :is(.slash, .group, .edit):hover {
    background: var(--_hover);
    color: var(--_text);
  }
  :is(.slash, .group):focus-visible {
    outline-offset: 0;
  }
  .menu {
    inset: auto;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line-2);
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_text);
    box-shadow: 0 6px 20px var(--_shadow);
    font: 400 var(--_body-size) / 20px var(--_font);
    overflow: hidden;
  }
  .menu:popover-open {
    display: flex;
    flex-direction: column;
  }
  .find {
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 6px;
    border-block-end: 1px solid var(--_line);
  }
  .within {
    flex: none;
    padding-inline: 8px;
    border-radius: 3px;
    background: var(--_fill);
    font-size: 12px;
    line-height: 20px;
  }
  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: max(28px, var(--_cs-target, 0px));
    padding: 0 6px;
    border: 0;
    border-radius: 4px;
    background: none;
    font: inherit;
    color: inherit;
  }
  input::placeholder {
    color: var(--_text-3);
    opacity: 1;
  }
  input:focus-visible {
    outline-offset: -2px;
  }
  .edit,
  .send {
    display: grid;
    place-items: center;
    flex: none;
    min-inline-size: max(var(--_control-small), var(--_cs-target, 0px));
    min-block-size: max(var(--_control-small), var(--_cs-target, 0px));
    border-radius: 6px;
    color: var(--_text-2);
  }
  .list {
    flex: 0 1 auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    padding: 4px;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .list:has(.options:empty) {
    display: none;
  }
  .options,
  .sends {
    display: contents;
  }
  .option {
    grid-column: 1 / -1;
    padding: 5px 8px;
    padding-inline-end: calc(max(var(--_control-small), var(--_cs-target, 0px)) + 16px);
    border-radius: 5px;
    cursor: pointer;
  }
  .option[aria-selected='true'] {
    background: var(--_row-selected-bg);
  }
  .title {
    display: flex;
    align-items: baseline;
    gap: 8px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .of {
    font-size: 11px;
    font-weight: 400;
    color: var(--_text-2);
  }
  .text {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  mark {
    padding-inline: 2px;
    border-radius: 3px;
    background: var(--_wait-tint);
    color: var(--_wait);
  }
  .send {
    grid-column: 2;
    margin-inline-end: 6px;
    color: var(--_accent);
  }
  .send:is(:hover, :focus-visible) {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .send:dir(rtl) .icon {
    scale: -1 1;
  }
  .none {
    padding: 10px 14px;
    color: var(--_text-2);
  }
  .none:empty {
    display: none;
  }
  /* Beside the field, as on a phone: the categories are in the list. */
  @container (inline-size < 420px) {
    .row {
      --_cs-line: 44px;
      padding: 0;
      overflow: visible;
    }
    .group {
      display: none;
    }
    .slash {
      min-inline-size: 44px;
      border-radius: 6px;
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .group,
    .slash {
      border-color: ButtonText;
    }
  }
`;
