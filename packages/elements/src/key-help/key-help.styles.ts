import { css } from 'lit';

export const keyHelpStyles = css`
  .keys {
    padding: 0 20px 20px;
  }
  h3 {
    margin: 12px 0 4px;
    font-size: 12px;
    font-weight: 600;
    line-height: 17px;
  }
  h3:first-child {
    margin-block-start: 4px;
  }
  dl {
    display: grid;
    grid-template-columns: fit-content(45%) 1fr;
    gap: 6px 16px;
    margin: 0;
  }
  dt {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    align-content: start;
    gap: 4px;
    min-inline-size: 84px;
  }
  dd {
    margin: 0;
    color: var(--_text-2);
  }
  kbd {
    min-inline-size: 22px;
    padding-inline: 5px;
    text-align: center;
    font: inherit;
    font-size: 12px;
    line-height: 20px;
    border: 1px solid var(--_line-2);
    border-radius: 4px;
    background: var(--_sunken);
  }
`;
