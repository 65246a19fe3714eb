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
    block-size: 100%;
    padding: 8px;
    overflow: auto;
    scrollbar-width: thin;
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
    border-radius: 6px;
  }
  @media (pointer: coarse) {
    .store {
      min-block-size: 44px;
    }
  }
  .store:hover {
    background: var(--_hover);
  }
  .store[aria-current] {
    background: var(--_fill);
    font-weight: 600;
  }
  .store:focus-visible {
    outline-offset: -2px;
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
  .login .icon {
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
  .login {
    grid-column: 2 / -1;
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 500;
    color: var(--_fail);
  }
  .login.expires-soon {
    color: var(--_wait);
  }

  /* A column of marks. */
  @container (inline-size < 140px) {
    nav {
      padding: 8px 4px;
    }
    .platform {
      justify-content: center;
      padding: 12px 0 4px;
    }
    .platform bdi,
    .all .name,
    .name,
    .login .word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .store {
      position: relative;
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
    .login {
      position: absolute;
      inset-block-start: 2px;
      inset-inline-end: 2px;
    }
  }

  /* Chips in a line. */
  @container (inline-size >= 260px) {
    nav {
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
    nav > ul > li,
    nav ul ul {
      display: flex;
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
      isolation: isolate;
      position: relative;
      padding-inline: 13px;
      margin-inline-end: 2px;
    }
    .store::before {
      content: '';
      position: absolute;
      z-index: -1;
      inset: 5px 2px;
      border: 1px solid var(--_line-2);
      border-radius: 6px;
      background: var(--_bg);
    }
    .store[aria-current]::before {
      background: var(--_fill);
      border-color: var(--_line-3);
    }
    .store:hover,
    .store[aria-current] {
      background: none;
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
    .login {
      order: 3;
    }
  }

  @media (forced-colors: active) {
    .store[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .unread {
      border: 1px solid CanvasText;
    }
  }
`;
