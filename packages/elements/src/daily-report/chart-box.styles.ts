import { css } from 'lit';

/** The charts: what is filled, hatched or empty is told apart without a colour. */
export const chartBoxStyles = css`
  .charts {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 3fr);
    border-block-end: 1px solid var(--_line);
  }
  .chart {
    min-inline-size: 0;
    padding: 16px 20px;
  }
  .chart + .chart {
    border-inline-start: 1px solid var(--_line);
  }
  .chart header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
  }
  h3 {
    font-weight: 600;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-block: 2px 12px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .key {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
  }
  .bar:dir(rtl) {
    scale: -1 1;
  }
  .arrived {
    fill: var(--_accent);
    stroke: var(--_bg);
    stroke-width: 1px;
  }
  .waiting {
    fill: url(#hatch);
    stroke: var(--_wait);
    stroke-width: 2px;
  }
  .never {
    fill: var(--_bg);
    stroke: var(--_fail);
    stroke-width: 4px;
  }
  #hatch path {
    fill: none;
    stroke: var(--_wait);
    stroke-width: 2px;
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 5fr);
    align-items: center;
    gap: 12px;
    min-block-size: 28px;
  }
  .track {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .bar {
    flex: none;
  }
  b {
    font-weight: 600;
  }
  .columns {
    display: flex;
    align-items: flex-end;
    gap: 2px;
    block-size: 164px;
    border-block-end: 1px solid var(--_line-2);
    margin-block-end: 20px;
  }
  .columns li {
    position: relative;
    flex: 1 1 0;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    font-size: 11px;
    line-height: 16px;
  }
  .columns .bar {
    max-inline-size: 32px;
    inline-size: 76%;
  }
  .hour {
    position: absolute;
    inset-block-start: calc(100% + 3px);
    color: var(--_text-2);
    white-space: nowrap;
  }

  @container (inline-size < 900px) {
    .charts {
      grid-template-columns: minmax(0, 1fr);
    }
    .chart + .chart {
      border-inline-start: 0;
      border-block-start: 1px solid var(--_line);
    }
  }
  @container (inline-size < 640px) {
    .bars li {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
      padding-block-end: 6px;
    }
  }
  @media (forced-colors: active) {
    .arrived {
      fill: CanvasText;
    }
    .waiting,
    .never,
    #hatch path {
      stroke: CanvasText;
    }
    .never {
      fill: Canvas;
    }
  }
`;
