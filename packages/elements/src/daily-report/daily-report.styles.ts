import { css } from 'lit';

export const dailyReportStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
    overflow: auto;
    overflow-wrap: anywhere;
    background: var(--_bg);
  }
  :host([hidden]) {
    display: none;
  }
  .defs {
    position: absolute;
    inline-size: 0;
    block-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 20px;
    padding: 16px 20px;
    border-block-end: 1px solid var(--_line);
  }
  .title {
    flex: 1 1 320px;
    min-inline-size: 0;
  }
  h2 {
    font-size: 20px;
    line-height: 28px;
    font-weight: 600;
  }
  .title p {
    color: var(--_text-2);
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .deeds .button {
    min-block-size: max(var(--_control), var(--_cs-target, 0px));
  }
  .step {
    min-inline-size: max(var(--_control), var(--_cs-target, 0px));
    padding-inline: 0;
  }
  .step[aria-disabled='true'] {
    color: var(--_text-3);
    background: var(--_sunken);
    cursor: default;
  }
  .step[aria-disabled='true'] .icon {
    opacity: 0.5;
  }
  .forth .icon {
    scale: -1 1;
  }
  .back:dir(rtl) .icon {
    scale: -1 1;
  }
  .forth:dir(rtl) .icon {
    scale: none;
  }
  select.button {
    max-inline-size: 200px;
    font: inherit;
    font-weight: 500;
    color: inherit;
    letter-spacing: inherit;
    text-overflow: ellipsis;
  }
  .writing {
    font-size: 12px;
    color: var(--_text-2);
  }
  .link {
    min-inline-size: var(--_cs-target, 0px);
    min-block-size: max(24px, var(--_cs-target, 0px));
    font-weight: 500;
    color: var(--_accent);
  }
  .link:hover {
    text-decoration: underline;
  }

  .numbers {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    border-block-end: 1px solid var(--_line);
  }
  .numbers li {
    padding: 16px 20px;
    color: var(--_text-2);
  }
  .numbers li + li {
    border-inline-start: 1px solid var(--_line);
  }
  .numbers span {
    display: block;
  }
  .big {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 24px;
    line-height: 30px;
    font-weight: 600;
    color: var(--_text);
  }
  .held .icon {
    color: var(--_ok);
  }
  .broken .big {
    color: var(--_fail);
  }

  .empty {
    padding-block: 12px;
    color: var(--_text-2);
  }
  :host > .empty {
    padding: 24px 20px;
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    margin: 0;
    border-block-end: 1px solid var(--_line);
  }
  .facts div {
    padding: 12px 20px;
  }
  .facts div + div {
    border-inline-start: 1px solid var(--_line);
  }
  dt {
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }

  footer span:nth-child(2) {
    margin-inline-start: auto;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 2px 16px;
    min-block-size: 30px;
    padding: 2px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-2);
  }

  @container (inline-size < 900px) {
    .numbers,
    .facts {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .numbers li:nth-child(4) {
      border-inline-start: 0;
    }
    .numbers li:nth-child(n + 4) {
      padding-block-start: 0;
    }
  }
  @container (inline-size < 640px) {
    .head,
    .chart,
    .numbers li,
    .facts div {
      padding-inline: 16px;
    }
    .facts {
      grid-template-columns: minmax(0, 1fr);
    }
    .facts div + div {
      border-inline-start: 0;
      padding-block-start: 0;
    }
  }
  @container (inline-size < 520px) {
    .numbers {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .numbers li:nth-child(n + 3) {
      padding-block-start: 0;
    }
    .numbers li:nth-child(4) {
      border-inline-start: 1px solid var(--_line);
    }
    .numbers li:nth-child(odd) {
      border-inline-start: 0;
    }
  }

  @media print {
    :host {
      overflow: visible;
    }
    .deeds,
    .link {
      display: none;
    }
    .chart,
    .stores tr,
    .numbers,
    .facts {
      break-inside: avoid;
    }
    td .link {
      display: inline;
      color: inherit;
    }
  }
`;
