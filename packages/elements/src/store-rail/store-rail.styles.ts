import { css } from 'lit';

export const storeRailStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
    background: var(--_sunken);
  }
  nav {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    padding: 8px;
    overflow: auto;
    scrollbar-width: thin;
  }
  .sum {
    margin-block-start: auto;
    padding: 16px 8px 4px;
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-2);
  }
  .platform {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 8px 4px 9px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
    color: var(--_text-2);
  }
  .store {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 8px;
    inline-size: 100%;
    min-block-size: max(34px, var(--_cs-target, 34px));
    padding: 5px 8px;
  }
  .item {
    position: relative;
    isolation: isolate;
  }
  /* The whole row is the store's button, but for what else can be pressed in it. */
  .store::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: 0;
    border-radius: 6px;
  }
  .store:hover::before {
    background: var(--_hover);
  }
  .store[aria-current]::before {
    background: var(--_fill);
  }
  .store[aria-current] {
    font-weight: 600;
  }
  .store:focus-visible {
    outline: none;
  }
  .store:focus-visible::before {
    outline: 2px solid var(--_focus-ring);
    outline-offset: -2px;
  }
  .store:not(:last-child) {
    min-block-size: 30px;
    padding-block-end: 0;
  }
  .lead {
    display: flex;
    justify-content: center;
    align-items: center;
    gap: 6px;
  }
  .own-mark {
    display: none;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .counts {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
  }
  .failed {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    color: var(--_fail);
  }
  .failed .icon,
  .state .icon {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 1.8;
  }
  .unread {
    min-inline-size: 22px;
    padding-inline: 6px;
    line-height: 18px;
    text-align: center;
    border-radius: 9px;
    background: var(--_fill);
    color: var(--_text);
  }
  .store[aria-current] .unread {
    background: var(--_bg);
  }
  .state {
    display: flex;
    align-items: center;
    gap: 5px;
    min-block-size: 24px;
    padding-inline: 44px 8px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 500;
    color: var(--_fail);
    pointer-events: none;
  }
  .state.wait {
    color: var(--_wait);
  }
  .word {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .state .number {
    color: var(--_text-2);
  }
  .log-in {
    min-inline-size: var(--_cs-target, 0px);
    min-block-size: max(24px, var(--_cs-target, 0px));
    padding-inline: 4px;
    margin-inline-end: -4px;
    border-radius: 4px;
    font-weight: 600;
    color: var(--_accent);
    white-space: nowrap;
    pointer-events: auto;
  }
  .log-in:hover {
    text-decoration: underline;
  }
  .log-in:focus-visible {
    outline-offset: -2px;
  }

  /* A column of marks. */
  @container (inline-size < 140px) {
    nav {
      padding: 8px 4px;
    }
    .sum {
      display: none;
    }
    .platform {
      justify-content: center;
      padding: 12px 0 4px;
    }
    .platform bdi,
    .name,
    .word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .store {
      display: flex;
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      padding: 5px 2px;
    }
    .counts {
      flex-direction: column;
      gap: 2px;
    }
    .unread {
      min-inline-size: 20px;
      padding-inline: 4px;
      line-height: 16px;
    }
    .unread:not(:only-child) {
      display: none;
    }
    .state {
      flex-wrap: wrap;
      justify-content: center;
      gap: 0 2px;
      min-block-size: 0;
      padding: 0 0 4px;
    }
    .log-in {
      max-inline-size: 100%;
      margin: 0;
      padding: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }

  /* Chips in a line. */
  @container (inline-size >= 260px) {
    .sum {
      display: none;
    }
    nav {
      display: block;
      padding: 0;
      overflow: auto hidden;
      scrollbar-width: none;
    }
    nav > ul {
      display: flex;
      inline-size: max-content;
      min-inline-size: 100%;
      padding: 3px 9px;
    }
    li,
    nav ul ul {
      display: flex;
    }
    .item {
      margin-inline-end: 2px;
    }
    .platform {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .store {
      display: flex;
      inline-size: auto;
      min-block-size: 44px;
      padding: 5px 3px;
      gap: 6px;
      border-radius: 8px;
      white-space: nowrap;
      padding-inline: 13px;
    }
    .store::before {
      inset: 5px 2px;
      border: 1px solid var(--_line-2);
      background: var(--_bg);
    }
    .store[aria-current]::before {
      border-color: var(--_line-3);
    }
    .own-mark {
      display: contents;
    }
    .all .lead {
      display: none;
    }
    .site {
      border: 0;
      padding: 0;
      min-inline-size: 0;
      background: none;
      color: inherit;
      font-size: 12px;
      letter-spacing: normal;
    }
    .store:not(.all) .name {
      max-inline-size: 9em;
    }
    .store:not(:last-child) {
      min-block-size: 44px;
      padding-block-end: 5px;
      padding-inline-end: 0;
    }
    .state {
      padding-inline: 8px 13px;
      white-space: nowrap;
    }
    .log-in {
      min-block-size: 44px;
      margin-inline-start: 3px;
    }
  }

  @media (forced-colors: active) {
    .store:is([aria-current], :focus-visible)::before {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .unread {
      border: 1px solid CanvasText;
    }
  }
`;
