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
  .text {
    padding: var(--_bubble-pad-block) var(--_bubble-pad-inline);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
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
  /* Not a failure: a question, or a long wait. */
  :host(:is([status='queued'], [status='waiting'], [status='sending'])) .strip {
    border-block-start-color: var(--_wait-line);
    background: var(--cs-strip-bg, var(--_wait-tint));
  }
  :host(:is([status='queued'], [status='waiting'], [status='sending'])) :is(.strip > .icon, .strip b) {
    color: var(--_wait);
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
  /* "Why?" stands behind them where there is room. */
  .others {
    display: inline-flex;
    flex-wrap: wrap;
    column-gap: 14px;
    margin-inline-end: 14px;
  }
  .why > * {
    vertical-align: top;
  }
  table {
    border-collapse: collapse;
    font-size: 11px;
    line-height: 16px;
  }
  th,
  td {
    padding-block: 3px;
    vertical-align: top;
    text-align: start;
    border-block-start: 1px solid var(--_fail-line);
  }
  th {
    padding-inline-end: 10px;
    font-weight: 500;
  }
  [aria-current] > * {
    font-weight: 600;
    color: var(--_text);
  }
  .history {
    max-block-size: min(60vh, 480px);
    margin: 0 20px 16px;
    overflow: auto;
    font-size: 12px;
    line-height: 18px;
    scrollbar-width: thin;
  }
  .why details:not([open]) {
    display: inline-block;
    margin-inline-end: 14px;
  }
  li {
    padding-block: 6px;
    border-block-start: 1px solid var(--_line);
  }
  li:first-child {
    border: 0;
  }
  li p + p {
    color: var(--_text-2);
  }
  summary {
    inline-size: fit-content;
    min-inline-size: var(--_cs-target, 0px);
    padding-block: calc((max(24px, var(--_cs-target, 0px)) - 24px) / 2);
    line-height: 24px;
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
  /* Where the text grows, the button stays beside its beginning. */
  .why:has([open]) + * {
    align-self: flex-start;
  }
  .strip .button {
    flex: none;
    max-inline-size: 50%;
    padding-block: 3px;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .strip .button .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .strip .button[aria-disabled] {
    color: var(--_text-2);
    background: none;
    cursor: default;
  }
  .then {
    flex: none;
    display: inline-flex;
    max-inline-size: 11em;
    align-items: center;
    gap: 5px;
    font-weight: 500;
  }
  .then .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .can-go {
    cursor: pointer;
  }
  mark {
    border-block-end: 2px solid var(--_fail);
    background: var(--_fail-tint);
    color: inherit;
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
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding-inline: 5px;
    border-radius: 3px;
    font-weight: 600;
    color: var(--_again);
    background: var(--_again-tint);
  }
  .badge.third-or-later {
    color: var(--_again2);
    background: var(--_again2-tint);
  }
  .badge i {
    inline-size: 6px;
    block-size: 9px;
    background: repeating-linear-gradient(to right, currentColor 0 2px, transparent 2px 4px);
  }
  .badge.third-or-later i {
    inline-size: 10px;
  }
  .link,
  .more {
    border-radius: 3px;
    color: var(--_accent);
    font-weight: 500;
  }
  .receipt .link {
    min-inline-size: var(--_cs-target, 0px);
    min-block-size: var(--_cs-target, 0px);
  }
  .link:hover {
    text-decoration: underline;
  }
  .why .link {
    min-inline-size: max(24px, var(--_cs-target, 0px));
    text-align: start;
    min-block-size: max(24px, var(--_cs-target, 0px));
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
  /* Not "rotate": of a drawing, browsers turn only "transform" without the page's own thread. */
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }

  @container (inline-size < 420px) {
    .strip {
      flex-wrap: wrap;
    }
    .why {
      flex-basis: calc(100% - 24px);
    }
    .strip > .why + * {
      max-inline-size: calc(100% - 24px);
      margin-inline-start: 24px;
    }
    .strip .button {
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
    .badge {
      border: 1px solid;
    }
    .badge i {
      forced-color-adjust: none;
    }
  }
  @media print {
    :is(.strip .button, .more) {
      display: none;
    }
  }
`;
