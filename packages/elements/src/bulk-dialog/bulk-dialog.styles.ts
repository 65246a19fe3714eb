import { css } from 'lit';

export const bulkDialogStyles = css`
  dialog.results {
    inline-size: min(600px, 100% - 16px);
  }
  header,
  footer {
    position: sticky;
    z-index: 1;
  }
  header {
    inset-block-start: 0;
    margin: 0;
    padding: 12px 20px 6px;
    background: var(--_raised);
  }
  footer {
    inset-block-end: 0;
  }
  .stop {
    margin-inline-end: auto;
  }
  section,
  .shares,
  progress,
  .far {
    margin-inline: 20px;
  }
  .small,
  .far,
  .shares,
  .how,
  .why,
  .out,
  .where {
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .shares {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    gap: 1px;
    max-block-size: 186px;
    margin-block-end: 8px;
    border: 1px solid var(--_line-2);
    border-radius: 8px;
    overflow: auto;
    background: var(--_line);
    scrollbar-width: thin;
  }
  .shares li {
    padding: 9px 12px;
    background: var(--_raised);
  }
  .shares b {
    font-size: 15px;
    line-height: 22px;
    font-variant-numeric: tabular-nums;
    color: var(--_text);
  }
  .store,
  .where,
  .head,
  h3,
  .how,
  .wait,
  .far {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .head,
  .far {
    justify-content: space-between;
    flex-wrap: wrap;
  }
  .head {
    margin-block: 14px 4px;
  }
  h3 {
    font-weight: 600;
  }
  h3.going .icon {
    color: var(--_ok);
  }
  h3.others .icon {
    color: var(--_fail);
  }
  .count {
    padding-inline: 7px;
    border-radius: 9px;
    background: var(--_fill);
    color: var(--_text-2);
    font-size: 11px;
    line-height: 18px;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .link {
    color: var(--_accent);
    font-weight: 500;
  }
  .link:hover {
    text-decoration: underline;
  }
  section li {
    display: grid;
    grid-template-columns: 58px 1fr auto auto;
    align-items: center;
    column-gap: 8px;
    min-block-size: 32px;
    padding-block: 4px;
    border-block-start: 1px solid var(--_line);
  }
  section li:last-child {
    border-block-end: 1px solid var(--_line);
  }
  .what {
    grid-column: 2 / 4;
  }
  .what .why {
    margin-inline-start: 8px;
  }
  .asked .name,
  .asked .why {
    display: block;
    margin: 0;
  }
  .asked li {
    padding-block: 8px;
  }
  .name {
    font-weight: 500;
  }
  .how {
    min-inline-size: 96px;
  }
  .how.sending {
    color: var(--_accent);
  }
  .how.unconfirmed {
    color: var(--_unk);
  }
  .out {
    min-inline-size: 62px;
    text-align: end;
  }
  .wait {
    justify-content: flex-end;
  }
  .more {
    margin-block-start: 8px;
    font-size: 12px;
  }
  progress {
    display: block;
    appearance: none;
    inline-size: calc(100% - 40px);
    block-size: 6px;
    margin-block: 10px 8px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--_fill);
  }
  progress::-webkit-progress-bar {
    background: var(--_fill);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .far b {
    color: var(--_text);
    font-variant-numeric: tabular-nums;
  }
  @media (pointer: coarse) {
    .link {
      min-inline-size: 44px;
      min-block-size: 44px;
      text-align: inherit;
    }
  }
  @media (max-width: 480px) {
    section li {
      grid-template-columns: 58px 1fr auto;
    }
    .what,
    .name {
      grid-column: 2 / 4;
    }
    .how {
      grid-column: 2;
    }
    .what ~ .out {
      grid-column: 2 / 4;
      text-align: start;
    }
    .wait {
      justify-content: flex-start;
    }
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
    progress::-moz-progress-bar {
      background: Highlight;
    }
  }
`;
