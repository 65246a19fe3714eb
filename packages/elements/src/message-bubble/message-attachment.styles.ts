import { css } from 'lit';

/** What other kinds of messages than text show. */
export const messageAttachmentStyles = css`
  .unsupported,
  .card,
  .open {
    padding: var(--_bubble-pad-block) var(--_bubble-pad-inline);
  }
  .unsupported {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_text-2);
  }
  .unsupported + .text,
  .unsupported + .open {
    padding-block-start: 0;
  }
  .open {
    display: block;
    inline-size: fit-content;
    min-block-size: max(24px, var(--_cs-target, 0px));
    border-radius: 3px;
    color: var(--_accent);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .open:not(:hover) {
    text-decoration: none;
  }
  .card + .open {
    padding-block-start: 0;
  }
  .picture {
    display: flex;
  }
  .whole {
    display: block;
    border-radius: 9px 9px 0 0;
  }
  :is(.whole, .open):focus-visible {
    outline-offset: -2px;
  }
  img {
    display: block;
    max-inline-size: 100%;
    object-fit: contain;
    background: var(--_fill);
  }
  /* In a narrow pane its height follows. */
  .known {
    block-size: auto;
  }
  .bubble:is(.is-image, .is-sticker) {
    max-inline-size: min(280px, 100%);
  }
  .bubble.is-sticker:not(.wide) {
    background: none;
  }
  .bubble.is-sticker img {
    background: none;
  }
  .card {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: min(220px, 100%);
  }
  .card > div {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .card > :is(img, .thumb) {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 6px;
  }
  .thumb {
    display: grid;
    place-items: center;
    color: var(--_text-2);
    background: var(--_bg);
    border: 1px solid var(--_line);
  }
  .voucher .thumb {
    border: 1px dashed var(--_line-3);
  }
  .kind,
  .subtitle {
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .title {
    font-weight: 600;
  }
  .card ~ .text {
    border-block-start: 1px solid var(--_line);
  }
  /* A note of the platform is nobody's side. */
  .bubble.is-system {
    align-self: center;
    border-radius: 10px;
    background: none;
    text-align: center;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .is-system + .receipt {
    align-self: center;
  }
  @media (forced-colors: active) {
    .bubble.is-system {
      border-color: Canvas;
    }
  }
`;
