import { css } from 'lit';

/** A small mark with a word: when the reply is due, what has priority. */
export const chipStyles = css`
  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding-inline: 6px;
    border-radius: 3px;
    background: var(--_fill);
    color: var(--_text-2);
    font-size: 11px;
    line-height: 18px;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .chip .icon {
    inline-size: 12px;
    block-size: 12px;
  }
  .chip.soon {
    background: var(--_wait-tint);
    color: var(--_wait);
  }
  .chip.overdue {
    background: var(--_fail-tint);
    color: var(--_fail);
  }
`;
