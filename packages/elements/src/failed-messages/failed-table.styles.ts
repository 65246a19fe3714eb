import { css } from 'lit';

export const failedTableStyles = css`
  .table {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  .columns,
  .row {
    display: grid;
    grid-template-columns: 44px 112px minmax(110px, 1fr) minmax(110px, 1.2fr) minmax(230px, 2.6fr) 84px 118px minmax(100px, 0.9fr) 44px;
    align-items: center;
  }
  .columns {
    flex: none;
    min-block-size: 32px;
    overflow: hidden;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
    border-block-end: 1px solid var(--_line);
    background: var(--_sunken);
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
    color: var(--_text-2);
  }
  .all {
    display: none;
  }
  .rows {
    flex: 1;
    min-block-size: 0;
    position: relative;
    overflow: hidden auto;
    overflow-anchor: none;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
  }
  .list {
    position: relative;
    contain: layout;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    block-size: var(--_pitch);
    border-block-end: 1px solid var(--_line);
    contain: layout style;
  }
  .probe {
    position: absolute;
    visibility: hidden;
    block-size: var(--_pitch);
  }
  .row:hover {
    background: var(--_hover);
  }
  .row.is-selected {
    background: var(--_row-selected-bg);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row.is-gone {
    color: var(--_text-2);
  }
  .cell {
    min-inline-size: 0;
    padding-inline: 6px;
  }
  .cell.select,
  .cell.more {
    padding: 0;
    block-size: 100%;
  }
  .cell.select label {
    display: grid;
    block-size: 100%;
    cursor: pointer;
  }
  /* All of its cell presses it. */
  [type='checkbox'] {
    appearance: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    min-block-size: 32px;
    block-size: 100%;
    border-radius: 4px;
    cursor: pointer;
  }
  [type='checkbox']::before,
  [type='checkbox']::after {
    content: '';
    grid-area: 1 / 1;
    box-sizing: border-box;
  }
  [type='checkbox']::before {
    inline-size: 16px;
    block-size: 16px;
    border: 1.5px solid var(--_line-3);
    border-radius: 4px;
    background: var(--_bg);
  }
  [type='checkbox']:is(:checked, :indeterminate)::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  [type='checkbox']:checked::after {
    inline-size: 5px;
    block-size: 9px;
    margin-block-end: 2px;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  [type='checkbox']:indeterminate::after {
    inline-size: 8px;
    border-block-start: 2px solid var(--_on-accent);
  }
  [type='checkbox']:disabled {
    visibility: hidden;
  }
  .when,
  .whom,
  .class {
    overflow: hidden;
  }
  .row .when {
    line-height: 18px;
  }
  .when .time {
    display: block;
    white-space: nowrap;
  }
  .row.group {
    display: block;
    background: var(--_sunken);
  }
  .row.group.is-selected {
    background: var(--_row-selected-bg);
  }
  .group-head {
    display: flex;
    align-items: center;
    gap: 10px;
    block-size: 100%;
    padding: 0;
    padding-inline-end: 16px;
  }
  .group-head label {
    flex: none;
    margin-inline-end: -10px;
    block-size: 100%;
  }
  .group-head b {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    font-size: inherit;
  }
  .group-head .icon {
    color: var(--_fail);
  }
  .group-head .hint {
    min-inline-size: 0;
  }
  .total {
    padding-inline: 6px;
    border-radius: 9px;
    background: var(--_fill);
    color: var(--_text-2);
    font-size: 11px;
    line-height: 18px;
    font-weight: 600;
  }
  .counts {
    color: var(--_text-2);
  }
  .counts i {
    font-style: normal;
  }
  .group-head .counts {
    flex: none;
    margin-inline-start: auto;
    font-size: 12px;
    line-height: 17px;
  }
  @media (pointer: coarse) {
    .columns {
      min-block-size: 45px;
    }
  }
  @container (inline-size < 960px) {
    .table {
      --_pitch: calc(var(--_control-small) + 60px);
    }
    .columns {
      grid-template-columns: 1fr;
    }
    .columns .cell:not(.select) {
      display: none;
    }
    .columns .select label {
      display: flex;
      align-items: center;
    }
    .all {
      display: block;
    }
    .row:not(.group) {
      grid-template: 'select when why due more' auto 'select whom why next more' auto 'select whom text class more' auto / 44px minmax(150px, 1fr) minmax(0, 2fr) 128px 44px;
      align-content: center;
      row-gap: 1px;
    }
    .row .select {
      grid-area: select;
    }
    .row .when {
      grid-area: when;
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .row .whom {
      grid-area: whom;
    }
    .row .text {
      grid-area: text;
    }
    .row .text p {
      -webkit-line-clamp: 1;
    }
    .row .why {
      grid-area: why;
    }
    .row .class {
      grid-area: class;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .row .due {
      grid-area: due;
    }
    .row .next {
      grid-area: next;
    }
    .row .more {
      grid-area: more;
    }
    .row .select,
    .row .more {
      align-self: stretch;
      block-size: auto;
    }
  }
  @container (inline-size < 640px) {
    .table {
      --_pitch: calc(var(--_control-small) + 178px);
    }
    .row:not(.group) {
      grid-template: 'select when when more' auto 'select whom due more' auto 'select why why more' auto 'select text text more' auto 'select next class more' auto / 44px minmax(0, 1fr) auto 44px;
      row-gap: 5px;
    }
    .row .cell:not(.select, .more) {
      padding-inline: 0 2px;
    }
    .row .text p,
    .row .hint {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      white-space: normal;
    }
    .row .due {
      align-self: start;
    }
    .row :is(.due, .class) {
      justify-self: end;
    }
    .row .due:has(.plain) {
      display: none;
    }
    .row .class {
      align-self: center;
      max-inline-size: 45cqi;
    }
    .row .more .dots,
    .row .select label {
      block-size: 44px;
    }
    .group-head {
      flex-wrap: wrap;
      align-content: center;
      row-gap: 2px;
    }
    .group-head label {
      block-size: 44px;
    }
    .group-head b {
      min-inline-size: 0;
    }
    .counts bdi {
      display: block;
    }
    .counts i {
      display: none;
    }
    .group-head :is(.hint, .counts) {
      order: 1;
      flex: 1 0 100%;
      margin: 0;
      padding-inline-start: 44px;
      white-space: normal;
    }
  }
  @media (forced-colors: active) {
    [type='checkbox']::before,
    [type='checkbox']::after {
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    [type='checkbox']::before {
      background: Canvas;
    }
    [type='checkbox']:is(:checked, :indeterminate)::before {
      border-color: Highlight;
      background: Highlight;
    }
    [type='checkbox']:is(:checked, :indeterminate)::after {
      border-color: HighlightText;
    }
    .row.is-selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .chip,
    .badge {
      border: 1px solid CanvasText;
    }
    .badge i {
      forced-color-adjust: none;
      color: CanvasText;
    }
  }
`;
