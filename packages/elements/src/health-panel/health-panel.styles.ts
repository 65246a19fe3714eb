import { css } from 'lit';

export const healthPanelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    container-type: inline-size;
    background: var(--_bg);
  }
  :host([hidden]) {
    display: none;
  }
  :host > header,
  header {
    flex: none;
  }
  header:not(dialog *) {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: flex-start;
    gap: 8px 24px;
    margin: 0;
    padding: 16px 20px 14px;
    border-block-end: 1px solid var(--_line);
  }
  header > div {
    flex: 1 1 320px;
    min-inline-size: 0;
  }
  [part='summary'] {
    display: block;
    font-size: 20px;
    line-height: 28px;
  }
  [part='check-all'] {
    display: inline-flex;
    min-inline-size: auto;
    margin: 0;
    color: inherit;
  }
  .second {
    font-size: 12px;
    line-height: 17px;
    font-weight: 400;
    color: var(--_text-2);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 14px;
    min-block-size: var(--_control);
    align-items: center;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .legend span {
    display: inline-flex;
    align-items: flex-end;
    gap: 5px;
  }
  .legend span::before {
    content: '';
    inline-size: 4px;
    block-size: 5px;
    border-radius: 1px;
    background: var(--_line-3);
    margin-block-end: 2px;
  }
  .legend .look::before {
    block-size: 10px;
    background: var(--_wait);
  }
  .legend .act::before {
    block-size: 16px;
    background: var(--_fail);
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }
  [role='row'] {
    display: grid;
    grid-template-columns: 16px 210px minmax(0, 1fr) 160px 158px 132px;
    align-items: center;
    gap: 4px 16px;
    min-block-size: 64px;
    padding: 8px 20px;
    border-block-end: 1px solid var(--_line);
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    min-block-size: 32px;
    padding-block: 0;
    background: var(--_sunken);
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
    color: var(--_text-2);
  }
  .state {
    display: grid;
  }
  .ok .state {
    color: var(--_ok);
  }
  .look .state {
    color: var(--_wait);
  }
  .act .state {
    color: var(--_fail);
  }
  .name {
    font-weight: 600;
  }
  [role='row'] > * {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .found .method {
    margin-block-start: 4px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .link {
    font-size: 12px;
    line-height: 17px;
    color: var(--_accent);
    min-block-size: var(--_cs-target, 0);
    min-inline-size: var(--_cs-target, 0);
  }
  .check .link {
    margin-inline-start: 6px;
  }
  .link:hover {
    text-decoration: underline;
  }
  .ticks {
    display: block;
    max-inline-size: 100%;
    fill: var(--_line-3);
  }
  .ticks:dir(rtl) {
    scale: -1 1;
  }
  .ticks .look {
    fill: var(--_wait);
  }
  .ticks .act {
    fill: var(--_fail);
  }
  .when {
    display: grid;
    font-size: 12px;
    line-height: 17px;
  }
  .deed {
    justify-self: end;
    text-align: end;
  }
  .deed .button {
    max-inline-size: 100%;
    white-space: normal;
  }
  footer:not(dialog *) {
    flex: none;
    justify-content: flex-start;
    gap: 4px 16px;
    margin: 0;
    padding: 7px 20px;
  }
  footer:not(dialog *) .note {
    font-size: 11px;
    line-height: 16px;
  }
  .done {
    font-size: 12px;
    line-height: 17px;
    color: var(--_ok);
  }
  .done:empty {
    display: none;
  }
  .lines {
    margin: 0;
    padding-inline: 20px;
    max-block-size: 50dvh;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    font: 12px / 18px var(--_mono);
  }
  p.lines {
    font-family: inherit;
  }

  @container (inline-size < 1000px) {
    [role='row'] {
      grid-template-columns: 16px minmax(130px, 1fr) minmax(0, 2fr) 132px;
      align-items: start;
    }
    .head {
      display: none;
    }
    .state {
      grid-row: 1 / 3;
      align-self: start;
      margin-block-start: 2px;
    }
    .today {
      grid-area: 2 / 3;
    }
    .when {
      grid-area: 2 / 2;
    }
    .deed {
      grid-area: 1 / 4 / 3;
      align-self: center;
    }
  }
  @container (inline-size < 640px) {
    header:not(dialog *) {
      padding: 12px 16px;
    }
    .legend {
      display: none;
    }
    [role='row'] {
      grid-template-columns: 16px minmax(0, 1fr) auto;
      gap: 6px 10px;
      padding: 10px 16px;
    }
    .state {
      grid-row: 1;
    }
    .check {
      grid-area: 1 / 2 / 2 / 4;
    }
    .found {
      grid-area: 2 / 2 / 3 / 4;
    }
    .today {
      grid-area: 3 / 2 / 4 / 4;
    }
    .when {
      grid-area: 4 / 2;
    }
    .deed {
      grid-area: 4 / 3;
    }
    .deed > .second,
    .today:empty {
      display: none;
    }
    footer:not(dialog *) {
      padding-inline: 16px;
    }
  }
  @media (forced-colors: active) {
    .legend span::before {
      background: CanvasText;
    }
    .ticks,
    .ticks .look,
    .ticks .act {
      fill: CanvasText;
    }
  }
`;
