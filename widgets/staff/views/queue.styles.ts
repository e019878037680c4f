import { css } from 'lit'
import { levels } from '../../ui/styles/levels.ts'

export const queueStyles = [
  levels,
  css`
    ol {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    .count,
    .empty {
      padding: 0.6em 0.9em;
    }
    .count {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 1em;
    }
    .item {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: stretch;
      gap: 0.3em;
      width: 100%;
      text-align: start;
      border: 0;
      border-bottom: 1px solid var(--ph-line);
      border-inline-start: 0.4em solid var(--level, #9aa7b4);
      border-radius: 0;
      padding: 0.65em 0.8em;
    }
    .item[aria-current],
    .item[aria-current]:hover:not(:disabled) {
      background: #e3eef7;
      box-shadow: inset -4px 0 0 var(--ph-accent);
    }
    .item:focus-visible {
      outline-offset: -4px;
      box-shadow: none;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: center;
      gap: 0.2em 0.8em;
    }
    .wait {
      font-size: 0.875em;
      font-variant-numeric: tabular-nums;
    }
    .none {
      font-size: 0.875em;
      font-weight: 600;
      color: var(--ph-soft);
    }
    .handoff {
      display: flex;
      align-items: center;
      gap: 0.3em;
      font-weight: 600;
      font-size: 0.9375em;
    }
    .one-line {
      display: block;
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
  `,
]
