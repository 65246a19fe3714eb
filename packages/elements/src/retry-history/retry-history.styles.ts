import { css } from 'lit';

export const retryHistoryStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--_raised);
    font-size: 12px;
    line-height: 17px;
    overflow-wrap: anywhere;
  }
  .scroll {
    max-block-size: min(60vh, 480px);
    overflow: auto;
    scrollbar-width: thin;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  .none,
  .next,
  .foot,
  .scroll {
    margin-inline: 20px;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 8px 12px 8px 0;
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
    border-block-end: 1px solid var(--_line);
  }
  th:dir(rtl),
  td:dir(rtl) {
    padding: 8px 0 8px 12px;
  }
  th {
    position: sticky;
    inset-block-start: 0;
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
    white-space: nowrap;
    color: var(--_text-2);
    background: var(--_raised);
  }
  .number {
    font-weight: 600;
  }
  .reason,
  .cause {
    min-inline-size: 110px;
    overflow-wrap: anywhere;
  }
  .number,
  .time {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .time span:not(:last-child) {
    color: var(--_text-2);
  }
  .code,
  .request {
    font-family: var(--_mono);
  }
  .how,
  h3 {
    display: inline-flex;
    align-items: baseline;
    gap: 5px;
    font-weight: 600;
  }
  .how .icon,
  h3 .icon {
    align-self: center;
    inline-size: 14px;
    block-size: 14px;
  }
  .refused {
    color: var(--_fail);
  }
  .unknown {
    color: var(--_unk);
  }
  .unreached {
    color: var(--_wait);
  }
  .sending {
    color: var(--_accent);
  }
  .next {
    margin-block: 12px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_sunken);
  }
  .next p {
    margin-block-start: 2px;
    font-variant-numeric: tabular-nums;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
    margin-block-end: 16px;
    color: var(--_text-2);
  }
  @container (max-width: 840px) {
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    table,
    tbody {
      display: block;
    }
    tr {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 2px 10px;
      padding-block: 8px;
      border-block-end: 1px solid var(--_line);
    }
    td,
    td:dir(rtl) {
      padding: 0;
      border: 0;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .empty {
      display: none;
    }
    .outcome {
      order: 1;
    }
    .cause,
    .code,
    .request,
    .reason {
      order: 2;
      color: var(--_text-2);
    }
    .cause,
    .reason {
      flex: 1 0 100%;
    }
    .code::before,
    .request::before,
    .reason::before {
      content: attr(data-name) ': ';
      font-family: inherit;
    }
  }
`;
