import { css } from 'lit';

export const networkIndicatorStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
    font-variant-numeric: tabular-nums;
  }
  bdi {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .fresh .icon {
    color: var(--_ok);
  }
  .syncing .icon {
    color: var(--_accent);
  }
  .failed .icon {
    color: var(--_fail);
  }
  .stale .icon,
  .lost .icon {
    color: var(--_wait);
  }
`;
