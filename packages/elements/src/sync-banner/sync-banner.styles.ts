import { css } from 'lit';

export const syncBannerStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 10px;
    min-block-size: 38px;
    padding: 3px 16px;
    border-block-end: 1px solid var(--_wait-line);
    background: var(--cs-banner-bg, var(--_wait-tint));
  }
  /* Beside the first line. */
  .bar > .icon {
    align-self: start;
    margin-block-start: 7px;
    color: var(--_wait);
  }
  b {
    font-weight: 600;
  }
  .bar b:not(:empty) {
    margin-inline-end: 6px;
  }
  .words {
    flex: 1 1 140px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .bar .words {
    padding-block: 4px;
  }
  .sends:not(:empty) {
    margin-inline-end: 6px;
    font-weight: 500;
  }
  .detail,
  .advice {
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
    font-variant-numeric: tabular-nums;
  }
  .detail {
    display: inline-block;
  }
  .advice {
    display: block;
  }
  a {
    color: var(--_accent);
  }
  button {
    flex: 0 1 auto;
    margin-inline: auto -8px;
  }
  /* Wide enough for both of its words, so that nothing moves when it is pressed. */
  .retry {
    min-inline-size: 9em;
    white-space: normal;
  }
  .syncing {
    position: relative;
    border-block-end-color: var(--_line);
    background: var(--cs-banner-bg, var(--_accent-tint));
  }
  .syncing > .icon {
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
  .syncing:dir(rtl)::after {
    animation-name: run-back;
  }
  @keyframes run {
    to {
      transform: translateX(163.2%);
    }
  }
  @keyframes run-back {
    to {
      transform: translateX(-163.2%);
    }
  }
  .stale,
  .sent {
    border-block-end-color: var(--_line);
    background: var(--cs-banner-bg, var(--_sunken));
  }
  .stale b,
  .sent b {
    font-weight: 500;
  }
  .sent > .icon {
    color: var(--_ok);
  }
  .halted,
  .failed {
    border-block-end-color: var(--_fail-line);
    background: var(--cs-banner-bg, var(--_fail-tint));
  }
  .halted > .icon,
  .failed > .icon {
    color: var(--_fail);
  }
  .failed .retry {
    border-color: transparent;
    background: var(--cs-banner-retry-bg, var(--_fail));
    color: var(--_fail-tint);
    font-weight: 600;
  }
  .failed .retry:hover {
    background: color-mix(in srgb, var(--cs-banner-retry-bg, var(--_fail)), var(--_text) 14%);
  }
  .bar .retry[aria-disabled='true'] {
    border-color: transparent;
    background: var(--_fill);
    color: var(--_text-2);
    cursor: default;
  }
  /* Under the words, which begin where they do. */
  @container (inline-size < 420px) {
    .bar {
      padding-inline: 12px;
    }
    .words {
      flex-basis: calc(100% - 26px);
    }
    button {
      margin-inline: auto 0;
      margin-block-end: 4px;
    }
  }
  @media (forced-colors: active) {
    .syncing::after {
      background: Highlight;
    }
    .bar .retry {
      border-color: ButtonText;
      color: ButtonText;
    }
    .bar .retry[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
