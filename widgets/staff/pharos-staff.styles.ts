import { css } from 'lit'

/** The queue beside the conversation, and what is known beside the talk where there is room; one at a time on a narrow screen. */
export const staffStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--ph-wash);
  }
  .bar {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.8em;
    padding: 0.3em 0.9em;
    background: var(--ph-accent);
    color: var(--ph-on-accent);
  }
  h1 {
    font-size: 1.125em;
    margin: 0;
    margin-inline-end: auto;
  }
  .soft-on {
    font-weight: 400;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    font-size: 0.875em;
  }
  .tool {
    background: transparent;
    color: inherit;
    border-color: currentColor;
    padding: 0.2em 0.7em;
  }
  .tool:hover:not(:disabled) {
    background: rgb(0 0 0 / 25%);
  }
  .alarm {
    flex: none;
    max-height: 45dvh;
    overflow-y: auto;
    background: #ffe3e3;
    border: 3px solid var(--ph-danger);
    padding: 0.5em 0.9em;
    display: grid;
    gap: 0.4em;
  }
  .alarm-words {
    font-weight: 700;
    font-size: 1.125em;
    color: #8a0014;
  }
  .alarm .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3em 0.8em;
  }
  .alarm-words {
    margin-inline-end: auto;
  }
  .alarm button {
    min-height: 36px;
    padding-block: 0.2em;
  }
  .alarm ul {
    list-style: none;
  }
  .alarm li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3em 0.8em;
    padding: 0.2em 0;
  }
  .alarm .one-line {
    flex: 1 1 10em;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .alarm .row {
    align-items: center;
  }
  main {
    flex: 1;
    min-height: 0;
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(17rem, 21rem) minmax(0, 1fr);
  }
  .queue {
    overflow-y: auto;
    background: var(--ph-paper);
    border-inline-end: 1px solid var(--ph-line);
  }
  .conversation {
    min-height: 0;
    min-width: 0;
    display: grid;
    /* A banner and an open panel may leave little: then this part scrolls, and the talk keeps a readable height. */
    grid-template: auto minmax(13rem, 1fr) auto / minmax(0, 1fr) minmax(13rem, 34%);
    overflow-y: auto;
    background: var(--ph-paper);
  }
  .empty,
  .pad {
    padding: 1.5em;
    grid-column: 1 / -1;
    align-content: start;
  }
  .top {
    grid-column: 1 / -1;
    padding: 0.6em 0.9em;
    border-bottom: 1px solid var(--ph-line);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.4em;
  }
  .top h2 {
    font-size: 1.0625em;
  }
  .back {
    display: none;
    justify-self: start;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.9em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0.5em;
  }
  .actions > [role='status'],
  .actions > [role='alert'] {
    flex-basis: 100%;
  }
  .actions > [role]:empty {
    display: none;
  }
  .level summary {
    cursor: pointer;
    min-height: 44px;
    display: flex;
    align-items: center;
    padding: 0 0.9em;
    border: 1px solid var(--ph-edge);
    border-radius: 0.6em;
    width: max-content;
  }
  .level[open] summary {
    margin-bottom: 0.4em;
  }
  .level[open] {
    flex-basis: 100%;
  }
  .level .row {
    margin-top: 0.3em;
  }
  pharos-staff-transcript {
    min-height: 0;
  }
  .evidence {
    overflow-y: auto;
    padding: 0.7em 0.9em;
    border-inline-start: 1px solid var(--ph-line);
    background: var(--ph-wash);
  }
  .evidence h3:not(:first-child) {
    margin-top: 1em;
  }
  .evidence ul {
    padding-inline-start: 1.1em;
  }
  .evidence .rules,
  .evidence .facts-list {
    list-style: none;
    padding: 0;
  }
  .rules li {
    border-top: 1px solid var(--ph-line);
    padding: 0.5em 0;
  }
  .facts-list li {
    display: grid;
    grid-template-columns: 1em minmax(0, 1fr) auto;
    gap: 0.4em;
    padding: 0.15em 0;
  }
  pharos-staff-reply {
    grid-column: 1 / -1;
  }
  @media (max-width: 56rem) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
    }
    .desk.opened .queue,
    .desk:not(.opened) .conversation {
      display: none;
    }
    .back {
      display: inline-flex;
    }
  }
  /* Narrow or short: one column, and the page scrolls as a whole rather than each part in a slit. */
  @media (max-width: 40rem), (max-height: 34rem) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    .alarm {
      position: sticky;
      top: 0;
      z-index: 1;
    }
    .conversation {
      grid-template: auto / minmax(0, 1fr);
    }
    .queue,
    .evidence {
      overflow-y: visible;
    }
    .evidence {
      border-inline-start: 0;
      border-top: 1px solid var(--ph-line);
      order: 3;
    }
    pharos-staff-transcript {
      height: min(34rem, 60dvh);
    }
  }
`
