import { css } from 'lit';

export const keyHelpStyles = css`
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 6px 16px;
    margin: 0;
    padding: 4px 20px 20px;
  }
  dt {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
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
