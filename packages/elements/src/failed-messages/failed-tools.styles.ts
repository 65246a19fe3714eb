import { css } from 'lit';

/** The line of filters. */
export const failedToolsStyles = css`
  .tools {
    flex-wrap: wrap;
    gap: 6px;
    padding: 6px 16px;
  }
  .search,
  .pick {
    position: relative;
    display: flex;
    align-items: center;
    /* A finger meets what is within its border. */
    min-block-size: max(var(--_control), var(--_cs-target, 0px) + 2px);
    border: 1px solid var(--_line-2);
    border-radius: 6px;
    background: var(--_bg);
  }
  .search {
    flex: 1 1 140px;
    min-inline-size: 0;
    max-inline-size: 220px;
    gap: 6px;
    padding-inline-start: 9px;
    border-color: var(--_line-3);
    color: var(--_text-2);
  }
  .search input {
    flex: 1;
    align-self: stretch;
    min-inline-size: 0;
    border: 0;
    outline: 0;
    background: none;
    color: var(--_text);
    appearance: none;
  }
  .search input::placeholder {
    color: var(--_text-2);
    opacity: 1;
  }
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  .search:focus-within,
  .pick:has(select:focus-visible) {
    outline: 2px solid var(--_focus-ring);
    outline-offset: -1px;
  }
  .picks {
    display: contents;
  }
  .pick {
    flex: none;
    max-inline-size: 240px;
    color: var(--_text-2);
  }
  .pick:hover {
    background: var(--_hover);
  }
  .pick.on {
    border-color: var(--_accent);
    background: var(--_accent-tint);
    color: var(--_text);
  }
  .shown {
    display: flex;
    align-items: center;
    gap: 5px;
    min-inline-size: 0;
    padding-inline: 9px;
    white-space: nowrap;
  }
  .pick.on .shown {
    padding-inline-end: 0;
  }
  .shown b {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .shown .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .pick select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
    background: var(--_raised);
    color: var(--_text);
  }
  .clear {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    align-self: stretch;
    inline-size: max(26px, var(--_cs-target, 0px));
    border-radius: 6px;
    color: var(--_text-2);
  }
  .clear .icon {
    inline-size: 13px;
    block-size: 13px;
  }
  .link {
    flex: none;
    min-block-size: max(24px, var(--_cs-target, 0px));
    padding-inline: 4px;
    border-radius: 4px;
    color: var(--_accent);
    font-weight: 500;
  }
  .link:hover {
    text-decoration: underline;
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_text-2);
  }
  .button.quiet:hover {
    background: var(--_hover);
  }
  .order,
  .writing {
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .ends {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-inline-start: auto;
  }
  .tools:has(.pick.on) .order {
    display: none;
  }
  .saves,
  .exports {
    padding-inline: 10px;
  }
`;
