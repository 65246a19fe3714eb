import { css } from 'lit';

export const retryDialogStyles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: min(520px, 100% - 16px);
    max-inline-size: none;
    max-block-size: calc(100% - 16px);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 12px;
    overflow: hidden auto;
    overflow-wrap: anywhere;
    color: inherit;
    background: var(--_raised);
    box-shadow: 0 12px 32px #11161a40;
    animation: rise 200ms ease-out;
  }
  dialog::backdrop {
    background: #11161a73;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  header,
  h2,
  .whom,
  .state,
  footer,
  #why {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  header,
  .card,
  .then,
  label,
  textarea,
  #why {
    margin-inline: 20px;
  }
  header {
    justify-content: space-between;
    margin-block: 12px 6px;
  }
  h2 {
    font-size: 16px;
    line-height: 24px;
    font-weight: 600;
  }
  header button {
    display: grid;
    place-items: center;
    flex: none;
    min-block-size: var(--_control);
    min-inline-size: var(--_control);
    margin-inline-end: -7px;
    border-radius: 6px;
    color: var(--_text-2);
  }
  header button:hover {
    background: var(--_hover);
  }
  b {
    font-weight: 600;
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
  footer {
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-block-start: 16px;
    padding: 12px 20px;
    border-block-start: 1px solid var(--_line);
    background: var(--_sunken);
  }
  .note {
    flex: 1 1 240px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .primary:hover:enabled {
    background: color-mix(in srgb, var(--_accent), var(--_text) 14%);
  }
  .primary[aria-disabled='true'] {
    background: var(--_fill);
    color: var(--_text-2);
    cursor: default;
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
    }
    .primary[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
