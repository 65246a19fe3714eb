import { css } from 'lit';

export const inboxStyles = css`
  :host {
    display: block;
    position: relative;
    /* Holds the box also where the page takes the position away. */
    contain: layout !important;
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: min(320px, 100%);
    block-size: 100%;
    min-block-size: 420px;
    max-block-size: 100dvb;
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_bg);
    isolation: isolate;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([density='comfortable']) {
    --cs-sys-body-size: 14px;
    --cs-sys-body-line: 22px;
    --cs-sys-control-height: 36px;
    --cs-sys-control-height-small: 32px;
    --cs-sys-conversation-row-height: 88px;
    --cs-sys-message-gap: 12px;
    --cs-sys-bubble-padding-block: 8px;
    --cs-sys-bubble-padding-inline: 14px;
  }
  /* Fills the host element whatever display the page gives to it, and never makes it grow. */
  .box {
    position: absolute;
    inset: 0;
    container-type: inline-size;
  }
  .frame {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .top {
    flex: none;
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 42px;
    padding-inline: 16px;
    border-block-end: 1px solid var(--_line);
  }
  .top h2 {
    font-weight: 600;
  }
  .tabs {
    flex: 0 1 auto;
    min-inline-size: 0;
    display: flex;
    gap: 2px;
    margin-inline: -10px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  [role='tab'] {
    flex: none;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(28px, var(--_cs-target, 0px));
    padding-inline: 10px;
    border: 1px solid transparent;
    border-radius: 6px;
    outline-offset: -2px;
    color: var(--_text-2);
  }
  [role='tab']:hover {
    background: var(--_hover);
  }
  [role='tab'][aria-selected='true'] {
    background: var(--_fill);
    color: var(--_text);
    font-weight: 600;
  }
  .count {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: 12px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    color: var(--_wait);
  }
  .count .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .refused {
    color: var(--_fail);
  }
  .panel {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .frame > [hidden] {
    display: none;
  }
  cs-network-indicator {
    margin-inline-start: auto;
  }
  .top > :not(:defined) {
    display: none;
  }
  .operator {
    flex: none;
    max-inline-size: 40%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 12px;
    color: var(--_text-2);
  }
  .notice {
    margin: auto;
    padding: 24px;
    text-align: center;
    overflow-wrap: anywhere;
    color: var(--_fail);
  }
  .panes {
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template-columns: 222px 322px minmax(480px, 1fr);
    grid-template-rows: minmax(0, 1fr);
  }
  .panes > * + * {
    border-inline-start: 1px solid var(--_line);
  }
  .conversation {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  cs-thread {
    flex: 1;
  }

  @container (inline-size < 1080px) {
    .panes {
      grid-template-columns: 56px 300px minmax(0, 1fr);
    }
  }
  @container (inline-size < 760px) {
    .panes {
      grid-template-columns: 56px minmax(0, 1fr);
      --_cs-back: grid;
    }
    .on-list .conversation,
    .on-thread cs-conversation-list {
      display: none;
    }
  }
  @container (inline-size < 520px) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr);
      --_cs-target: 44px;
      --_cs-thread-head: 48px;
      --_cs-list-head: none;
      --_cs-list-find: grid;
      --_cs-list-wrap: nowrap;
    }
    .panes > * + * {
      border-inline-start: 0;
    }
    .on-list cs-store-rail {
      min-block-size: 50px;
      border-block-end: 1px solid var(--_line);
    }
    .on-thread {
      grid-template-rows: minmax(0, 1fr);
    }
    .on-thread cs-store-rail {
      display: none;
    }
    .top {
      min-block-size: 47px;
    }
    .top h2 {
      font-size: 16px;
    }
    .operator {
      display: none;
    }
    .top:has(.tabs) {
      flex-wrap: wrap;
      row-gap: 2px;
      padding-block: 4px;
    }
    .tabs {
      order: 1;
      flex-basis: 100%;
    }
    .tabs ~ cs-network-indicator {
      margin-inline: 0 auto;
    }
    .frame:has(.on-thread:not([hidden])) .top {
      display: none;
    }
  }
  @media (forced-colors: active) {
    [role='tab'][aria-selected='true'] {
      border-color: Highlight;
    }
  }
  /* On paper the report is whole and alone, whatever height the page gives. */
  @media print {
    :host([panel='report']) {
      block-size: auto !important;
      max-block-size: none !important;
      overflow: visible;
      contain: none !important;
    }
    :host([panel='report']) .box {
      position: static;
    }
    :host([panel='report']) .panel {
      overflow: visible;
    }
    :host([panel='report']) .top {
      display: none;
    }
  }
`;
