import { css } from 'lit';

export const retryDialogStyles = css`
  .whom,
  .state,
  #why {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .card,
  .then,
  label,
  textarea,
  #why {
    margin-inline: 20px;
  }
  .then {
    margin-block-end: 10px;
    color: var(--_text-2);
  }
  .card {
    border: 1px solid var(--_line-2);
    border-radius: 8px;
    overflow: clip;
  }
  .whom,
  .state {
    padding: 7px 12px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .whom {
    flex-wrap: wrap;
    padding-block-end: 0;
  }
  .whom b {
    flex: 1 0 100%;
    font-size: var(--_body-size);
    color: var(--_text);
  }
  .text {
    max-block-size: calc(var(--_body-line) * 4.5);
    overflow: auto;
    padding: 6px 12px;
    white-space: pre-wrap;
    scrollbar-width: thin;
  }
  .text:focus-visible {
    outline-offset: -2px;
  }
  .state {
    align-items: flex-start;
    border-block-start: 1px solid var(--_line);
    background: var(--_sunken);
  }
  .state.failed {
    border-color: var(--_fail-line);
    background: var(--cs-strip-bg, var(--_fail-tint));
    color: var(--_text);
  }
  .failed :is(.icon, b) {
    color: var(--_fail);
  }
  label {
    display: block;
    margin-block: 14px 6px;
    color: var(--_text-2);
  }
  label b {
    color: var(--_text);
  }
  textarea {
    display: block;
    inline-size: calc(100% - 40px);
    padding: 6px 10px;
    border: 1px solid var(--_line-3);
    border-radius: 6px;
    background: var(--_bg);
    resize: vertical;
  }
  textarea:focus-visible {
    outline-offset: -1px;
  }
  #why {
    margin-block-start: 10px;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  #why:not(:has(bdi)) {
    display: none;
  }
  #why .icon {
    color: var(--_text-2);
  }
  #why.waiting .icon {
    color: var(--_wait);
  }
`;
