import { css } from 'lit';

/** What stands in the cells of a message. */
export const failedRowStyles = css`
  .first,
  .line,
  .row .text p,
  .hint,
  .plain,
  .row .class {
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    padding-inline: 5px;
    border-radius: 3px;
    font-size: 11px;
    line-height: 16px;
    font-weight: 600;
    white-space: nowrap;
    color: var(--_again);
    background: var(--_again-tint);
  }
  .badge.third-or-later {
    color: var(--_again2);
    background: var(--_again2-tint);
  }
  .badge bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .badge i {
    flex: none;
    inline-size: 6px;
    block-size: 9px;
    background: repeating-linear-gradient(to right, currentColor 0 2px, transparent 2px 4px);
  }
  .badge.third-or-later i {
    inline-size: 10px;
  }
  .jump,
  .line,
  .cause,
  .jump bdi {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row .whom {
    position: relative;
    align-self: stretch;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: center;
    justify-items: start;
  }
  .jump {
    overflow: visible;
    border-radius: 3px;
    font-weight: 500;
  }
  .jump bdi {
    display: block;
    padding-block: 1px;
    margin-block: -1px;
  }
  /* All of its cell presses it. */
  .jump::before {
    content: '';
    position: absolute;
    inset: 0;
  }
  .jump:hover {
    text-decoration: underline;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .store {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .row .text p {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .row .why {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    column-gap: 8px;
  }
  .why > span {
    grid-row: 1 / 3;
    padding-block-start: 2px;
  }
  .cause {
    display: flex;
    align-items: baseline;
    gap: 6px;
    font-weight: 500;
  }
  .cause bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .cause .code {
    flex: 0 1000 auto;
    min-inline-size: 5ch;
    max-inline-size: 40%;
    font: 400 11px / 17px var(--_mono);
    color: var(--_text-2);
  }
  .hint {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .failed,
  .blocked {
    color: var(--_fail);
  }
  .unconfirmed {
    color: var(--_unk);
  }
  .waiting,
  .sending {
    color: var(--_wait);
  }
  .is-gone .why > span {
    color: inherit;
  }
  .row .due,
  .row .next {
    font-size: 12px;
    line-height: 17px;
  }
  .due .chip {
    max-inline-size: 100%;
    white-space: nowrap;
  }
  .next > span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .next > .ready,
  .next > .counts {
    display: flex;
    align-items: center;
    gap: 5px;
    font-weight: 500;
  }
  .next > .ready {
    color: var(--_ok);
  }
  .next .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .next .button {
    max-inline-size: 100%;
    white-space: normal;
  }
  .dots {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    color: var(--_text-2);
  }
  .dots:hover {
    background: var(--_fill);
  }
  .dots:disabled {
    visibility: hidden;
  }
`;
