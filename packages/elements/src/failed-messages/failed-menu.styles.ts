import { css } from 'lit';

export const failedMenuStyles = css`
  .menu {
    inset: auto;
    inline-size: 260px;
    max-inline-size: calc(100vw - 8px);
    max-block-size: calc(100vh - 8px);
    margin: 0;
    padding: 4px;
    overflow: auto;
    border: 1px solid var(--_line-2);
    border-radius: 8px;
    background: var(--_raised);
    color: var(--_text);
    box-shadow: 0 6px 20px var(--_shadow);
    font: 400 var(--_body-size) / 20px var(--_font);
  }
  .menu [role='menuitem'] {
    display: block;
    inline-size: 100%;
    min-block-size: max(32px, var(--_control-small));
    padding: 6px 10px;
    border-radius: 4px;
  }
  .menu :is([role='menuitem'], .use, .drop):is(:hover, :focus-visible) {
    background: var(--_hover);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  .menu [aria-disabled] {
    color: var(--_text-2);
    cursor: default;
  }
  .item {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .then {
    display: block;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .saved li,
  .saved form {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .saved ul {
    margin-block-end: 4px;
    padding-block-end: 4px;
    border-block-end: 1px solid var(--_line);
  }
  .saved .then,
  .saved form {
    padding: 6px;
  }
  .use {
    flex: 1;
    min-inline-size: 0;
    min-block-size: max(32px, var(--_control-small));
    padding: 6px;
    border-radius: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .drop {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: max(32px, var(--_control-small));
    block-size: max(32px, var(--_control-small));
    border-radius: 4px;
    color: var(--_text-2);
  }
  .saved input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding-inline: 8px;
    border: 1px solid var(--_line-3);
    border-radius: 6px;
    background: var(--_bg);
  }
  .saved input::placeholder {
    color: var(--_text-2);
    opacity: 1;
  }
  .saved .button {
    min-block-size: var(--_control);
  }
  .history {
    inline-size: min(600px, 100% - 16px);
    max-inline-size: none;
    max-block-size: calc(100% - 16px);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 12px;
    overflow: hidden auto;
    overflow-wrap: anywhere;
    color: inherit;
    background: var(--_raised);
    box-shadow: 0 12px 32px var(--_shadow);
  }
  .history::backdrop {
    background: var(--_scrim);
  }
  .history header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin: 12px 20px 6px;
  }
  .history h2 {
    font-size: 16px;
    line-height: 24px;
    font-weight: 600;
  }
  .history header button {
    display: grid;
    place-items: center;
    min-block-size: var(--_control);
    min-inline-size: var(--_control);
    margin-inline-end: -7px;
    border-radius: 6px;
    color: var(--_text-2);
  }
`;
