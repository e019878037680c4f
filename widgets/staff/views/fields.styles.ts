import { css } from 'lit'

/** Fields people write in. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: 0.25em;
    font-weight: 600;
  }
  input,
  textarea {
    font: inherit;
    color: inherit;
    background: #fff;
    border: 1px solid var(--ph-edge);
    border-radius: 0.6em;
    padding: 0.5em 0.7em;
    min-height: 44px;
    width: 100%;
    min-width: 0;
  }
  textarea:disabled {
    background: #e7ebef;
    color: #4b5a69;
  }
`
