import { css } from 'lit'

/**
 * Tokens and controls of every part. Sizes are multiples of `--ph-rem`, which is the reader's own `1rem` unless the page
 * sets `--pharos-font-size` (pages that shrink `html` need that) or large text is on. Level colours carry white text at
 * 5:1 or better, and never stand alone: an icon and words are beside them.
 */
export const base = css`
  :host {
    --ph-rem: var(--pharos-rem, 1rem);
    --ph-ink: #17222e;
    --ph-soft: #4b5a69;
    --ph-line: #c5ced8;
    --ph-edge: #6b7a8a;
    --ph-paper: #ffffff;
    --ph-wash: #f3f6f9;
    --ph-accent: var(--pharos-accent, #0b5c7a);
    --ph-on-accent: var(--pharos-on-accent, #ffffff);
    --ph-danger: #b0001a;
    color: var(--ph-ink);
    font-family: var(
      --pharos-font,
      system-ui,
      -apple-system,
      'PingFang SC',
      'Hiragino Sans GB',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      'Noto Sans SC',
      sans-serif
    );
    font-size: var(--ph-rem);
    line-height: 1.55;
    text-align: start;
    color-scheme: light;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  h2,
  h3,
  h4 {
    font-size: 1em;
    line-height: 1.35;
  }
  p,
  li,
  dd,
  legend,
  h2,
  h3,
  h4 {
    overflow-wrap: anywhere;
  }
  .icon {
    width: 1.35em;
    height: 1.35em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.3em;
  }
  button,
  .button {
    font: inherit;
    line-height: 1.3;
    color: var(--ph-ink);
    background: var(--ph-paper);
    border: 1px solid var(--ph-edge);
    border-radius: 0.6em;
    min-height: 44px;
    padding: 0.45em 0.9em;
    cursor: pointer;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.45em;
    text-align: center;
    overflow-wrap: anywhere;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--ph-wash);
  }
  .primary,
  .primary:hover:not(:disabled) {
    background: var(--ph-accent);
    border-color: var(--ph-accent);
    color: var(--ph-on-accent);
  }
  .primary:hover:not(:disabled) {
    filter: brightness(0.92);
  }
  .danger,
  .danger:hover {
    background: var(--ph-danger);
    border-color: var(--ph-danger);
    color: #fff;
    font-weight: 700;
  }
  .wide {
    width: 100%;
  }
  .plain {
    border-color: transparent;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button:disabled {
    cursor: default;
    color: #5b6875;
    background: #e7ebef;
    border-color: #c5ced8;
  }
  :focus-visible {
    outline: 3px solid #0a4fd0;
    outline-offset: 2px;
    box-shadow: 0 0 0 2px #fff;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6em;
  }
  .soft {
    color: var(--ph-soft);
    font-size: 0.875em;
  }
  .notice {
    background: #fff6df;
    border: 1px solid #b98a1c;
    border-radius: 0.6em;
    padding: 0.6em 0.8em;
  }
  .said {
    white-space: pre-wrap;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    button,
    .button {
      border: 1px solid ButtonText;
    }
  }
`
