import { css } from 'lit';

export const accountStyles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  .notice {
    margin: 0;
    padding: 12px 16px;
    overflow-wrap: anywhere;
    color: var(--_fail);
  }
`;
