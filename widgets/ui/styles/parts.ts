import { css } from 'lit'

/** Cards and what is in them. */
export const partStyles = css`
  .bubble {
    background: var(--ph-wash);
    border: 1px solid #dbe2e9;
    border-radius: 0.3em 1em 1em 1em;
    padding: 0.6em 0.85em;
  }
  .card {
    background: var(--ph-paper);
    border: 1px solid var(--ph-line);
    border-radius: 0.8em;
    overflow: hidden;
  }
  .card.leveled {
    border: 2px solid var(--level);
  }
  .card > .head {
    background: var(--level, var(--ph-wash));
    color: #fff;
    padding: 0.65em 0.85em;
    display: flex;
    gap: 0.55em;
    align-items: flex-start;
    font-weight: 700;
    font-size: 1.0625em;
  }
  .card.quiet > .head {
    background: var(--ph-wash);
    color: var(--ph-ink);
    border-bottom: 1px solid var(--ph-line);
  }
  .card > .body {
    padding: 0.8em 0.85em;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .card h4 {
    font-size: 0.875em;
    color: var(--ph-soft);
    margin-bottom: 0.15em;
  }
  .action {
    font-weight: 600;
    font-size: 1.0625em;
  }
  .card ul {
    list-style: disc;
    padding-inline-start: 1.2em;
  }
  .card li + li {
    margin-top: 0.25em;
  }
  .call {
    font-size: 1.3em;
    min-height: 3.2em;
  }
  details > summary {
    cursor: pointer;
    min-height: 44px;
    display: flex;
    align-items: center;
    gap: 0.4em;
    font-size: 0.875em;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    list-style: none;
    border-radius: 0.4em;
  }
  details > summary::before {
    content: '+';
    font-weight: 700;
    width: 1em;
    text-align: center;
    display: inline-block;
  }
  details[open] > summary::before {
    content: '\\2212';
  }
  .facts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.3em 0.8em;
    margin: 0;
  }
  .facts dt {
    color: var(--ph-soft);
  }
  .facts dd {
    margin: 0;
  }
  .nowrap {
    white-space: nowrap;
  }
  .tag {
    display: inline-block;
    background: var(--ph-wash);
    border: 1px solid var(--ph-line);
    border-radius: 1em;
    padding: 0.05em 0.6em;
    font-size: 0.875em;
  }
  .check {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-height: 44px;
    padding: 0.25em 0.7em;
    border: 1px solid var(--ph-edge);
    border-radius: 0.6em;
    background: var(--ph-paper);
    cursor: pointer;
  }
  .check input {
    width: 1.3em;
    height: 1.3em;
    flex: none;
    margin: 0;
    accent-color: var(--ph-accent);
  }
  .check:has(:checked) {
    border: 2px solid var(--ph-accent);
    padding: calc(0.25em - 1px) calc(0.7em - 1px);
  }
`
