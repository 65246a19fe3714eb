import { css } from 'lit';

export const failedMessagesStyles = css`
  :host {
    --_pitch: calc(var(--_body-line) * 4 - 28px);
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
    background: var(--_bg);
  }
  section {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  input,
  select {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  b {
    font-weight: 600;
  }
  kbd {
    padding-inline: 4px;
    border: 1px solid var(--_line-2);
    border-radius: 4px;
    background: var(--_bg);
    color: var(--_text-2);
    font: inherit;
    font-size: 11px;
    line-height: 16px;
  }
  .head,
  .tools,
  .bulk,
  footer {
    flex: none;
    display: flex;
    align-items: center;
    border-block-end: 1px solid var(--_line);
  }
  .head {
    justify-content: space-between;
    gap: 16px;
    padding-inline: 4px 16px;
  }
  .groups {
    display: flex;
    min-inline-size: 0;
    overflow: auto hidden;
    scrollbar-width: none;
  }
  .who {
    flex: none;
    min-block-size: max(42px, var(--_cs-target, 0px));
    padding-inline: 12px;
    border-block: 2px solid transparent;
    color: var(--_text-2);
    white-space: nowrap;
  }
  .who b {
    margin-inline-end: 4px;
    font-size: 15px;
    color: var(--_text);
  }
  .who:hover {
    background: var(--_hover);
  }
  .who[aria-pressed='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .who:focus-visible,
  .cell :focus-visible,
  .clear:focus-visible {
    outline-offset: -2px;
  }
  .automatic,
  .offline {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .offline {
    flex: none;
    padding: 7px 16px;
    border-block-end: 1px solid var(--_wait-line);
    background: var(--_wait-tint);
    color: var(--_wait);
    font-weight: 500;
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .primary:hover:enabled {
    background: color-mix(in srgb, var(--_accent), var(--_text) 14%);
  }
  .primary[aria-disabled='true'] {
    background: var(--_fill);
    color: var(--_text-2);
    cursor: default;
  }
  .nothing {
    flex: 1;
    min-block-size: 0;
    overflow: hidden;
  }
  .empty {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 32px 24px;
    text-align: center;
    color: var(--_text-2);
  }
  .empty b {
    color: var(--_text);
  }
  .empty .icon {
    inline-size: 28px;
    block-size: 28px;
    stroke-width: 1.2;
  }
  .skeleton i {
    display: block;
    block-size: var(--_pitch);
    border-block-end: 1px solid var(--_line);
    background:
      linear-gradient(var(--_fill) 0 0) 48px 14px / 60px 10px no-repeat,
      linear-gradient(var(--_fill) 0 0) 160px 14px / 110px 10px no-repeat,
      linear-gradient(var(--_fill) 0 0) 320px 14px / 40% 10px no-repeat;
  }
  .bulk {
    gap: 8px;
    min-block-size: 52px;
    padding: 6px 16px;
    border-block: 1px solid var(--_line-2) 0;
    background: var(--_bg);
    box-shadow: 0 -4px 12px -8px var(--_shadow);
  }
  .bulk p {
    flex: 1;
    min-inline-size: 0;
    color: var(--_text-2);
  }
  .bulk p b {
    margin-inline-end: 6px;
    color: var(--_text);
  }
  footer {
    flex-wrap: wrap;
    gap: 4px 10px;
    min-block-size: 30px;
    padding-inline: 16px;
    border-block: 1px solid var(--_line) 0;
    background: var(--_sunken);
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-2);
  }
  .held {
    flex: none;
    min-block-size: 24px;
    padding-inline: 10px;
    border-radius: 12px;
    background: var(--_accent-tint);
    color: var(--_accent);
    font-weight: 600;
  }
  .keys {
    display: flex;
    gap: 12px;
    margin-inline-start: auto;
  }
  .key {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  @container (inline-size < 1320px) {
    .order {
      display: none;
    }
  }
  @container (inline-size < 960px) {
    .head {
      flex-wrap: wrap;
      gap: 0;
      padding-inline: 0;
    }
    .groups {
      padding-inline: 4px;
    }
    .automatic {
      flex-basis: 100%;
      padding: 4px 16px 8px;
    }
    footer .link {
      display: none;
    }
  }
  @container (inline-size < 640px) {
    .picks {
      flex: 1 0 100%;
      display: flex;
      gap: 6px;
      margin-inline: -12px;
      padding: 2px 12px;
      overflow: auto hidden;
      scrollbar-width: none;
    }
    .bulk {
      flex-wrap: wrap;
    }
    .tools {
      padding-inline: 12px;
    }
    .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .keys {
      display: none;
    }
    .bulk p {
      flex-basis: 100%;
    }
    .bulk .primary {
      flex: 1;
    }
  }
`;
