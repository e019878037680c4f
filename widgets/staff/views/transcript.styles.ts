import { css } from 'lit'

/** Patient at the left, since staff read them first; answers at the right. */
export const staffTranscriptStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }
  .log {
    flex: 1;
    min-height: 0;
    height: auto;
  }
  .legend {
    font-size: 0.875em;
    padding: 0.5em 0.9em;
    border-bottom: 1px solid var(--ph-line);
  }
  .legend mark {
    white-space: nowrap;
  }
  .from-patient .bubble {
    background: #fff;
    border: 1px solid var(--ph-edge);
  }
  .entry.from-patient {
    justify-items: start;
  }
  .entry.from-assistant,
  .entry.from-staff {
    justify-self: end;
    max-width: 86%;
  }
  .from-staff .bubble {
    background: #e3eef7;
    border-inline-start: 4px solid var(--ph-accent);
  }
  mark {
    color: inherit;
    border-radius: 0.2em;
    padding: 0 0.1em;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  mark.present {
    background: #ffe0cc;
    border-bottom: 3px solid #b93a00;
  }
  mark.absent {
    background: #e6ebf0;
    border-bottom: 2px dashed #4a5160;
  }
  mark.uncertain {
    background: #fff3c4;
    border-bottom: 3px dotted #855600;
  }
  .sign {
    font-weight: 700;
    font-size: 0.8em;
    padding-inline-end: 0.15em;
    user-select: none;
  }
`
