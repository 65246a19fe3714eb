import { css } from 'lit';

/** What the dialogs draw alike. */
export const dialogStyles = css`
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
    box-shadow: 0 12px 32px var(--_shadow);
    animation: rise 200ms ease-out;
  }
  dialog::backdrop {
    background: var(--_scrim);
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  header,
  h2,
  footer {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  header {
    justify-content: space-between;
    margin-inline: 20px;
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
