import { css } from 'lit'

export const chatStyles = css`
  :host {
    --pharos-rem: var(--pharos-font-size, 1rem);
    position: static;
    display: block;
  }
  :host([big-text]) {
    --pharos-rem: calc(var(--pharos-font-size, 1rem) * 1.3);
  }
  .launcher,
  .panel {
    position: fixed;
    z-index: var(--pharos-z-index, 2147483000);
    right: max(1rem, env(safe-area-inset-right));
    bottom: max(1rem, env(safe-area-inset-bottom));
    font-size: var(--ph-rem);
  }
  .launcher {
    border-radius: 2em;
    padding: 0.75em 1.2em;
    font-weight: 600;
    box-shadow: 0 4px 18px rgb(0 20 40 / 30%);
    max-width: calc(100vw - 2rem);
  }
  .unread {
    width: 0.75em;
    height: 0.75em;
    border-radius: 50%;
    background: #ffd84d;
    border: 2px solid #17222e;
  }
  .panel {
    width: min(26em, calc(100vw - 2rem));
    height: min(46em, calc(100dvh - 2rem));
    background: var(--ph-paper);
    border: 1px solid var(--ph-line);
    border-radius: 1em;
    box-shadow: 0 8px 40px rgb(0 20 40 / 30%);
    overflow: hidden;
    display: flex;
    flex-direction: column;
  }
  @media (max-width: 36rem), (max-height: 30rem) {
    .panel {
      inset: 0;
      width: 100%;
      height: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
  .header {
    flex: none;
    border-bottom: 1px solid var(--ph-line);
  }
  .top {
    display: flex;
    align-items: center;
    gap: 0.25em;
    background: var(--ph-accent);
    color: var(--ph-on-accent);
    padding: 0.4em 0.4em 0.4em 0.9em;
    /* Large text is for what is read; a header that grew with it would leave the talk no room. */
    font-size: var(--pharos-font-size, 1rem);
  }
  .title {
    flex: 1;
    min-width: 0;
    line-height: 1.3;
  }
  .hospital {
    font-size: 0.8125em;
  }
  .name {
    font-weight: 700;
  }
  .tool {
    gap: 0;
    background: transparent;
    color: inherit;
    border-color: transparent;
    min-width: 44px;
    padding: 0.2em;
    font-weight: 700;
  }
  .tool:hover:not(:disabled) {
    background: rgb(127 127 127 / 35%);
  }
  .tool[aria-pressed='true'] {
    border-color: currentColor;
  }
  .tool sup {
    line-height: 0;
  }
  .help {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding: 0.5em 0.9em;
    background: var(--ph-wash);
  }
  .help > * {
    flex: 1 1 7em;
  }
  .help.emergency {
    background: #ffe3e3;
    border-bottom: 3px solid var(--ph-danger);
  }
  .help.emergency > [data-call] {
    flex-basis: 100%;
    font-size: 1.125em;
  }
  .page {
    padding: 0.9em;
    overflow-y: auto;
    flex: 1;
    align-content: start;
  }
  .page h2 {
    font-size: 1.25em;
  }
  pharos-transcript,
  pharos-booking {
    flex: 1;
  }
  pharos-composer {
    flex: none;
    border-top: 1px solid var(--ph-line);
  }
  .banner {
    flex: none;
    padding: 0.5em 0.9em;
    font-size: 0.875em;
    border-bottom: 1px solid var(--ph-line);
    background: #e8f1fb;
  }
  .banner.bad {
    background: #fff6df;
  }
  /* Large text on a small or zoomed screen: the fixed rows may leave the talk no room, so the whole panel scrolls. */
  @media (max-height: 26rem) {
    .panel {
      overflow-y: auto;
    }
    pharos-transcript {
      min-height: 14em;
    }
  }
`
