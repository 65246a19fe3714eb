import { css } from 'lit';

export const syncBannerStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 38px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_wait-line);
    background: var(--cs-banner-bg, var(--_wait-tint));
  }
  .bar .icon {
    color: var(--_wait);
  }
  b {
    margin-inline-end: 4px;
    font-weight: 600;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .detail {
    display: inline-block;
    font-size: 12px;
    color: var(--_text-2);
    font-variant-numeric: tabular-nums;
  }
  .syncing {
    position: relative;
    border-block-end-color: var(--_line);
    background: var(--cs-banner-bg, var(--_accent-tint));
  }
  .syncing .icon {
    color: var(--_accent);
  }
  .syncing::after {
    content: '';
    position: absolute;
    inset-block-end: -1px;
    inset-inline-start: 0;
    block-size: 2px;
    inline-size: 38%;
    background: var(--_accent);
    animation: run 1.6s ease-in-out infinite alternate;
  }
  @keyframes run {
    to {
      inset-inline-start: 62%;
    }
  }
  .stale {
    min-block-size: 30px;
    padding-block: 5px;
    border-block-end-color: var(--_line);
    background: var(--cs-banner-bg, var(--_sunken));
    font-size: 12px;
    line-height: 17px;
  }
  .stale b {
    font-weight: 500;
  }
  .halted {
    border-block-end-color: var(--_fail-line);
    background: var(--cs-banner-bg, var(--_fail-tint));
  }
  .halted .icon {
    color: var(--_fail);
  }
  @media (forced-colors: active) {
    .syncing::after {
      background: Highlight;
    }
  }
`;
