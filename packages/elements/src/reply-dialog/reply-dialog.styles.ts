import { css } from 'lit';

export const replyDialogStyles = css`
  ul {
    max-block-size: min(420px, 60vh);
    overflow: auto;
    border-block: 1px solid var(--_line);
    scrollbar-width: thin;
  }
  li {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 8px 20px;
  }
  li + li {
    border-block-start: 1px solid var(--_line);
  }
  .reply {
    flex: 1;
    min-inline-size: 0;
  }
  .of,
  .text {
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .of {
    margin-inline-start: 8px;
  }
  .text {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  mark {
    padding-inline: 2px;
    border-radius: 3px;
    background: var(--_fill);
    color: var(--_text-2);
  }
  .unsaved {
    color: var(--_wait);
    font-size: 12px;
    font-weight: 500;
  }
  li .unsaved {
    margin-inline-start: 8px;
  }
  .unsaved .icon,
  .refused .icon {
    inline-size: 13px;
    block-size: 13px;
    margin-inline-end: 5px;
    vertical-align: -2px;
  }
  label {
    display: block;
    margin: 8px 20px;
    font-weight: 600;
  }
  :is(input, textarea) {
    display: block;
    inline-size: 100%;
    margin-block-start: 4px;
    padding: 6px 10px;
    border: 1px solid var(--_line-3);
    border-radius: 6px;
    background: var(--_bg);
    color: inherit;
    font: 400 var(--_body-size) / 20px var(--_font);
  }
  input {
    min-block-size: max(var(--_control), var(--_cs-target, 0px));
  }
  textarea {
    resize: vertical;
  }
  :is(input, textarea):focus-visible {
    outline-offset: -1px;
  }
  .hint,
  .refused {
    margin-inline: 20px;
    font-size: 12px;
    line-height: 17px;
    color: var(--_text-2);
  }
  .refused {
    margin-block-start: 8px;
    font-weight: 500;
    color: var(--_fail);
  }
  .refused:empty {
    display: none;
  }
  ul + footer {
    margin: 0;
  }
`;
