import { css } from 'lit';

export const conversationListStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
    background: var(--_bg);
  }
  section {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .held {
    flex: none;
    min-block-size: 24px;
    margin-inline-start: auto;
    padding-inline: 10px;
    border-radius: 12px;
    background: var(--_accent-tint);
    color: var(--_accent);
    font-weight: 600;
  }
  .rows {
    flex: 1;
    min-block-size: 0;
    position: relative;
    overflow: hidden auto;
    overflow-anchor: none;
    scrollbar-width: thin;
  }
  .rows ul {
    position: relative;
    contain: layout;
  }
  .rows li {
    position: absolute;
    inset-inline: 0;
    block-size: var(--_row);
  }
  .probe {
    position: absolute;
    visibility: hidden;
    block-size: var(--_row);
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    grid-template-rows: repeat(3, auto);
    align-content: center;
    column-gap: 12px;
    row-gap: 0;
    inline-size: 100%;
    block-size: 100%;
    padding: 0 12px;
    border-block-end: 1px solid var(--_line);
    contain: layout style;
  }
  .row:hover {
    background: var(--_hover);
  }
  .row[aria-current] {
    background: var(--_row-selected-bg);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .avatar {
    grid-row: 1 / 3;
    align-self: start;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin-block-start: 3px;
    border-radius: 50%;
    background: var(--_line);
    color: var(--_text-2);
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
    overflow: hidden;
  }
  .on {
    position: absolute;
    inset-inline-start: 36px;
    inset-block-start: 33px;
    display: grid;
    padding: 1px;
    border-radius: 4px;
    background: var(--_bg);
  }
  .on .mark {
    inline-size: 15px;
    block-size: 15px;
  }
  .row:hover .on {
    background: var(--_hover);
  }
  .row[aria-current] .on {
    background: var(--_row-selected-bg);
  }
  .line {
    grid-column: 2;
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .line.last {
    font-size: 12px;
    line-height: 17px;
    min-block-size: 20px;
    color: var(--_text-2);
  }
  .buyer,
  .snippet,
  .store {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    padding-block: 1px;
    margin-block: -1px;
  }
  .buyer {
    font-weight: 500;
  }
  .is-unread .buyer {
    font-weight: 600;
  }
  .is-unread .text {
    font-weight: 500;
    color: var(--_text);
  }
  .line .time {
    flex: none;
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-3);
  }
  .snippet {
    display: flex;
    gap: 4px;
    font-size: 12px;
    color: var(--_text-2);
  }
  /* Its colon is as wide as a sign. */
  .snippet:lang(zh) {
    gap: 0;
  }
  mark {
    border-radius: 2px;
    background: var(--_wait-tint);
    color: var(--_text);
    box-shadow: 0 0 0 1px var(--_wait-line);
  }
  .snippet .text {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .you,
  .trouble {
    flex: none;
    max-inline-size: 70%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .trouble {
    font-weight: 600;
  }
  .trouble .icon {
    inline-size: 13px;
    block-size: 13px;
    margin-inline-end: 4px;
    vertical-align: -2px;
    stroke-width: 1.7;
  }
  .trouble.failed {
    color: var(--_fail);
  }
  .trouble.unconfirmed {
    color: var(--_unk);
  }
  .trouble.waiting {
    color: var(--_wait);
  }
  .unread {
    flex: none;
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--_badge);
    color: var(--_on-badge);
    font-size: 11px;
    line-height: 18px;
    font-weight: 600;
    text-align: center;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 12px;
    padding: 32px 24px;
    text-align: center;
    overflow-wrap: anywhere;
    color: var(--_text-2);
  }
  .skeleton i {
    display: block;
    block-size: var(--_row);
    border-block-end: 1px solid var(--_line);
    background:
      radial-gradient(circle 16px at 28px 27px, var(--_fill) 98%, transparent) no-repeat,
      linear-gradient(var(--_fill) 0 0) 56px 16px / 40% 10px no-repeat,
      linear-gradient(var(--_fill) 0 0) 56px 36px / 65% 10px no-repeat;
  }
  footer {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 30px;
    padding-inline: 12px;
    border-block-start: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-2);
  }
  @media (forced-colors: active) {
    .row[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .chip,
    .unread,
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
