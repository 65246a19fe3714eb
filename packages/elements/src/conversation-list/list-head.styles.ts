import { css } from 'lit';

/** The field to search in, and the filters. */
export const listHeadStyles = css`
  header {
    flex: none;
    display: var(--_cs-list-head, flex);
    align-items: center;
    gap: 6px;
    min-block-size: 46px;
    padding: 6px 10px;
    border-block-end: 1px solid var(--_line);
  }
  header.searching {
    display: flex;
  }
  .search {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_control);
    padding-inline-start: 8px;
    border: 1px solid var(--_line-2);
    border-radius: 6px;
    background: var(--_bg);
  }
  .search > .icon {
    color: var(--_text-3);
  }
  .search:focus-within {
    outline: 2px solid var(--_focus-ring);
    outline-offset: -1px;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    align-self: stretch;
    margin-block: -1px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
    appearance: none;
  }
  input::placeholder {
    color: var(--_text-3);
    opacity: 1;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  .tool,
  .clear {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_control);
    block-size: var(--_control);
    border-radius: 6px;
    color: var(--_text-2);
  }
  header .tool {
    border: 1px solid var(--_line-2);
    color: var(--_text);
  }
  .tool:hover,
  .tool[aria-expanded='true'] {
    background: var(--_fill);
  }
  .clear {
    align-self: stretch;
    inline-size: max(28px, var(--_cs-target, 0px));
    block-size: auto;
    margin-block: -1px;
  }
  .filters {
    flex: none;
    display: flex;
    flex-wrap: var(--_cs-list-wrap, wrap);
    align-items: center;
    gap: 2px;
    min-block-size: 32px;
    padding-inline: 8px;
    border-block-end: 1px solid var(--_line);
    overflow: auto hidden;
    scrollbar-width: none;
    scroll-padding-inline: 8px 60px;
  }
  .filters.more {
    flex-wrap: wrap;
    padding-block: 4px;
    overflow: visible;
  }
  .pill {
    position: relative;
    isolation: isolate;
    flex: none;
    display: flex;
    align-items: center;
    gap: 5px;
    justify-content: center;
    min-inline-size: max(28px, var(--_cs-target, 28px));
    min-block-size: max(24px, var(--_cs-target, 24px));
    padding-inline: 7px;
    border-radius: 4px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
    white-space: nowrap;
  }
  /* As high as the words ask for, however large the target is. */
  .pill::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: max(0px, 50% - 13px) 0;
    border-radius: 4px;
  }
  .pill .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .pill .number {
    font-weight: 600;
  }
  .pill:hover::before {
    background: var(--_hover);
  }
  .pill.bad {
    color: var(--_fail);
  }
  .pill[aria-pressed='true'] {
    color: var(--_text);
    font-weight: 600;
  }
  .pill[aria-pressed='true']::before {
    background: var(--_fill);
  }
  .pill.bad[aria-pressed='true'] {
    color: var(--_fail);
  }
  .pill.bad[aria-pressed='true']::before {
    background: var(--_fail-tint);
  }
  .pill:focus-visible,
  .tool:focus-visible,
  .clear:focus-visible {
    outline-offset: -2px;
  }
  /* Stays at the edge while the filters are scrolled under it, and fade there. */
  .find {
    display: var(--_cs-list-find, none);
    position: sticky;
    inset-inline-end: -8px;
    z-index: 1;
    inline-size: 44px;
    block-size: max(var(--_control), var(--_cs-target, 0px));
    margin-inline: auto -8px;
    border-radius: 0;
    background: var(--_bg);
  }
  .find::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-end: 100%;
    inline-size: 16px;
    background: linear-gradient(to left, var(--_bg), transparent);
    pointer-events: none;
  }
  .find:dir(rtl)::before {
    background: linear-gradient(to right, var(--_bg), transparent);
  }
  @container (inline-size < 321px) {
    .filters {
      gap: 0;
      padding-inline: 4px;
    }
    .pill {
      gap: 4px;
      padding-inline: 5px;
    }
    .find {
      inset-inline-end: -4px;
      margin-inline-end: -4px;
    }
  }
  @media (forced-colors: active) {
    .pill[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
