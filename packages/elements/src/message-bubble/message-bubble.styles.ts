import { css } from 'lit';

export const messageBubbleStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
    container-type: inline-size;
  }
  :host([direction='out']) {
    align-items: flex-end;
  }
  .bubble {
    max-inline-size: min(468px, 100%);
    overflow: hidden;
    border: 1px solid transparent;
    border-radius: 10px;
    border-end-start-radius: 3px;
    background: var(--_bubble-in-bg);
    background-clip: border-box;
    transition:
      background-color 150ms ease-out,
      border-color 150ms ease-out;
  }
  .bubble.wide {
    inline-size: min(468px, 100%);
  }
  :host([direction='out']) .bubble {
    border-radius: 10px;
    border-end-end-radius: 3px;
    background: var(--_bubble-out-bg);
  }
  .text,
  .unsupported {
    padding: var(--_bubble-pad-block) var(--_bubble-pad-inline);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .unsupported {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-2);
  }
  .unsupported + .text {
    padding-block-start: 0;
  }

  :host([direction='out']:is([status='queued'], [status='waiting'], [status='sending'], [status='discarded'])) .bubble,
  :host([direction='out']:is([status='failed'], [status='blocked'], [status='unconfirmed'])) .bubble {
    background: var(--_bg);
    border-color: var(--_bubble-outline);
  }
  :host([direction='out'][status='sending']) .bubble {
    border-color: var(--_bubble-sending-outline);
  }
  :host([direction='out']:is([status='failed'], [status='blocked'])) .bubble {
    border-color: var(--_bubble-failed-outline);
  }
  :host([direction='out'][status='unconfirmed']) .bubble {
    border-color: var(--_bubble-unknown-outline);
    border-style: dashed;
  }
  :host([status='discarded']) .text {
    color: var(--_text-2);
  }

  .strip {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px var(--_bubble-pad-inline);
    font-size: 12px;
    line-height: 17px;
    border-block-start: 1px solid var(--_fail-line);
    background: var(--cs-strip-bg, var(--_fail-tint));
  }
  .strip > .icon {
    align-self: flex-start;
    color: var(--_fail);
    margin-block-start: 1px;
  }
  .strip b {
    font-weight: 600;
    color: var(--_fail);
  }
  :host([status='unconfirmed']) .strip {
    border-block-start: 1px dashed var(--_bubble-unknown-outline);
    background: var(--cs-strip-bg, var(--_unk-tint));
  }
  :host([status='unconfirmed']) :is(.strip > .icon, .strip b) {
    color: var(--_unk);
  }
  .why {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .hint,
  details {
    color: var(--_text-2);
  }
  summary {
    inline-size: fit-content;
    min-block-size: 17px;
    cursor: pointer;
    text-decoration: underline dotted;
  }
  .codes {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    font-family: var(--_mono);
    font-size: 11px;
    line-height: 16px;
  }
  .strip .button {
    font-weight: 500;
  }
  .strip .button:hover:enabled {
    background: var(--_hover);
  }

  .receipt {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 5px;
    min-block-size: 19px;
    padding-inline: 3px;
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-3);
  }
  :host([direction='out']) .receipt {
    justify-content: flex-end;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--_text-2);
  }
  .status .icon {
    inline-size: 13px;
    block-size: 13px;
    stroke-width: 1.8;
  }
  .status b {
    font-weight: 500;
  }
  :host([status='sending']) .status {
    color: var(--_accent);
  }
  :host(:is([status='sending'], [status='waiting'])) .status b {
    font-weight: 600;
  }
  :host([status='waiting']) .status {
    color: var(--_wait);
  }
  :host([status='sending']) .status .icon {
    animation: turn 1.2s linear infinite;
  }
  :host([status='sending']:dir(rtl)) .status .icon {
    animation-direction: reverse;
  }
  @keyframes turn {
    to {
      rotate: 360deg;
    }
  }

  @container (inline-size < 420px) {
    .strip {
      flex-wrap: wrap;
    }
    .why {
      flex-basis: calc(100% - 24px);
    }
    .strip .button {
      margin-inline-start: 24px;
      min-block-size: max(32px, var(--_control-small));
    }
  }

  @media (forced-colors: active) {
    .bubble,
    :host([direction='out']) .bubble {
      border: 2px solid Canvas;
      border-inline-end-color: CanvasText;
    }
    :host([direction='out']:is([status='queued'], [status='waiting'], [status='sending'], [status='discarded'])) .bubble,
    :host([direction='out']:is([status='failed'], [status='blocked'])) .bubble {
      border: 2px solid CanvasText;
    }
    :host([direction='out'][status='unconfirmed']) .bubble {
      border: 2px dashed CanvasText;
    }
  }
  @media print {
    .strip .button {
      display: none;
    }
  }
`;
