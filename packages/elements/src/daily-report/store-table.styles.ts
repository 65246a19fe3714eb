import { css } from 'lit';

/** The tables of the report; that of the stores is cards where there is no room. */
export const storeTableStyles = css`
  .around {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }
  th {
    font-weight: 400;
    text-align: start;
  }
  thead th {
    padding: 6px 8px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
    color: var(--_text-2);
  }
  td,
  tbody th {
    padding: 6px 8px;
    border-block-start: 1px solid var(--_line);
  }
  .chart thead th:not(:first-child),
  .chart td,
  .amount {
    text-align: end;
  }
  .chart th:first-child {
    padding-inline-start: 0;
  }
  .stores thead th {
    background: var(--_sunken);
  }
  .stores :is(th, td) {
    padding-inline: 12px;
  }
  .stores :is(th, td):first-child {
    padding-inline-start: 20px;
  }
  .stores :is(th, td):last-child {
    inline-size: 30%;
    padding-inline: 28px 20px;
  }
  .stores tbody tr > * {
    block-size: 37px;
  }
  .store {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  [data-zero],
  .main {
    color: var(--_text-2);
  }
  .label {
    display: none;
  }

  @container (inline-size < 640px) {
    .stores,
    .stores tbody {
      display: block;
    }
    .stores thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .stores tr {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(48px, 1fr));
      gap: 8px;
      padding: 12px 16px;
      border-block-start: 1px solid var(--_line);
    }
    .stores tr > :is(th, td),
    .stores tr > :is(th, td):is(:first-child, :last-child) {
      inline-size: auto;
      block-size: auto;
      padding: 0;
      border: 0;
      text-align: start;
    }
    .stores tr > :is(th, .main) {
      grid-column: 1 / -1;
    }
    .label {
      display: block;
      font-size: 11px;
      line-height: 16px;
      color: var(--_text-2);
    }
  }
`;
