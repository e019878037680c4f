import { css } from 'lit'

export const transcriptStyles = css`
  :host {
    display: block;
    min-height: 0;
    position: relative;
  }
  .log {
    height: 100%;
    overflow-y: auto;
    overflow-x: hidden;
    overscroll-behavior: contain;
    padding: 0.9em;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
  }
  li.entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
    max-width: 94%;
  }
  .entry.patient {
    justify-self: end;
    justify-items: end;
    max-width: 86%;
  }
  .own {
    background: var(--ph-accent);
    color: var(--ph-on-accent);
    border-radius: 1em 1em 0.3em 1em;
    padding: 0.55em 0.85em;
  }
  .staff .bubble {
    border-inline-start: 4px solid var(--ph-accent);
  }
  .who,
  .state {
    font-size: 0.8125em;
    color: var(--ph-soft);
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.6em;
    align-items: center;
    justify-content: end;
  }
  .state .icon {
    width: 1.1em;
    height: 1.1em;
  }
  .state.bad {
    color: var(--ph-danger);
  }
  .state button {
    min-height: 32px;
    padding: 0.1em 0.8em;
    color: var(--ph-danger);
    border-color: currentColor;
  }
  .dots {
    display: inline-flex;
    gap: 0.3em;
    padding: 0.9em 1em;
  }
  .dots i {
    width: 0.45em;
    height: 0.45em;
    border-radius: 50%;
    background: var(--ph-edge);
    animation: pulse 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes pulse {
    50% {
      opacity: 0.3;
    }
  }
`
