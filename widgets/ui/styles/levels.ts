import { css } from 'lit'

/** One colour a level, as `--level`; white on each is at least 5:1. */
export const levels = css`
  .level-ambulance {
    --level: #b0001a;
  }
  .level-emergency {
    --level: #b93a00;
  }
  .level-urgent {
    --level: #855600;
  }
  .level-routine {
    --level: #1d5fa8;
  }
  .level-self-care {
    --level: #2a6a37;
  }
  .level-not-covered {
    --level: #4a5160;
  }
`
