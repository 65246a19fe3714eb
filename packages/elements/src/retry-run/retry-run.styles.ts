import { css } from 'lit';

export const retryRunStyles = css`
  :host {
    display: block;
    font-size: 12px;
    line-height: 17px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 6px 16px;
    border-block-start: 1px solid var(--_line);
    background: var(--_sunken);
  }
  .line > .icon {
    color: var(--_accent);
  }
  progress {
    flex: 1 1 80px;
    appearance: none;
    block-size: 4px;
    max-inline-size: 240px;
    margin-inline-end: auto;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--_fill);
  }
  progress::-webkit-progress-bar {
    background: var(--_fill);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .close {
    display: grid;
    place-items: center;
    min-inline-size: var(--_control-small);
    min-block-size: var(--_control-small);
    border-radius: 6px;
    color: var(--_text-2);
  }
  .close:hover {
    background: var(--_hover);
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
    progress::-moz-progress-bar {
      background: Highlight;
    }
  }
`;
