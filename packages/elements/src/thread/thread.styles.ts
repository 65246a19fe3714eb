import { css } from 'lit';

export const threadStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    min-block-size: 0;
    container-type: inline-size;
    background: var(--_bg);
  }
  section {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .nothing {
    display: grid;
    place-items: center;
    block-size: 100%;
    padding: 24px;
    text-align: center;
    color: var(--_text-2);
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(44px, var(--_cs-thread-head, 44px));
    padding: 4px 16px;
    border-block-end: 1px solid var(--_line);
  }
  .back {
    display: var(--_cs-back, none);
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-inline: -12px -4px;
    border-radius: 6px;
  }
  .back:dir(rtl) .icon {
    scale: -1 1;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 10px;
  }
  h2 {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 14px;
    font-weight: 600;
  }
  .as {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    color: var(--_text-2);
  }
  .as bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .pause {
    flex: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    min-inline-size: max(var(--_control), var(--_cs-target, 0px));
    min-block-size: max(var(--_control), var(--_cs-target, 0px));
    margin-inline-end: -6px;
    padding-inline: 6px;
    border-radius: 6px;
    color: var(--_text-2);
  }
  .pause:hover {
    background: var(--_hover);
  }
  .is-paused + .pause {
    font-weight: 600;
    color: var(--_accent);
  }
  .is-paused + .pause .icon {
    display: none;
  }
  .when {
    display: none;
  }
  .pane {
    position: relative;
    flex: 1;
    min-block-size: 0;
  }
  .log {
    block-size: 100%;
    overflow: hidden auto;
    overflow-anchor: none;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  .content {
    display: flex;
    flex-direction: column;
    padding: 12px 16px;
    min-block-size: 100%;
  }
  .found {
    border-radius: 8px;
    animation: found 2.4s ease-out;
  }
  @keyframes found {
    from,
    40% {
      background: var(--_accent-tint);
    }
  }
  .item {
    padding-block-end: var(--_message-gap);
  }
  .space {
    flex: none;
  }
  .end {
    block-size: 1px;
    margin-block-start: calc(-1 * var(--_message-gap));
  }
  .start {
    padding-block: 8px;
    text-align: center;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-3);
  }
  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 4px 8px;
    font-size: 11px;
    line-height: 16px;
    color: var(--_text-3);
  }
  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_line);
  }
  .jump {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    min-block-size: max(30px, var(--_cs-target, 30px));
    border-radius: 22px;
    font-size: 12px;
    background: var(--_raised);
    box-shadow: 0 1px 4px var(--_shadow);
  }
  .jump.news {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .jump.news:hover:enabled {
    background: var(--_accent);
  }
  @container (inline-size < 420px) {
    /* Its sign and its colour say what the time is: there is no room for more than that. */
    .due {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .when {
      display: inline;
    }
    .is-paused {
      display: none;
    }
    .is-paused + .pause {
      margin-inline-end: -6px;
      color: var(--_wait);
    }
    .is-paused + .pause .icon {
      display: inline;
    }
    header {
      flex-wrap: wrap;
      row-gap: 0;
      padding-inline: 12px;
    }
    .who {
      flex-basis: 6em;
    }
    .pause {
      /* Its sign ends where the messages do. */
      margin-inline: auto calc(8px - max(var(--_control), var(--_cs-target, 0px)) / 2);
    }
    .content {
      padding-inline: 12px;
    }
  }
  @container (inline-size < 360px) {
    .pause span {
      display: none;
    }
    .is-paused + .pause {
      background: radial-gradient(circle, var(--_wait-tint) 16px, transparent 16.5px);
    }
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid CanvasText;
    }
  }
`;
