import { html, type TemplateResult } from 'lit'

/** Line drawings of 24 by 24, in the colour of the text. Always beside words, so hidden from screen readers. */
const paths = {
  ambulance: 'M3 7h11v10H3zM14 10h4l3 4v3h-7M8.5 9.5v5M6 12h5M7 19a2 2 0 1 0 0-.1M17 19a2 2 0 1 0 0-.1',
  emergency: 'M12 3 2 20h20zM12 9v5M12 17v.5',
  urgent: 'M12 3a9 9 0 1 0 .1 0M12 7v5l3.5 2',
  routine: 'M4 5h16v15H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4',
  'self-care': 'M3 11 12 4l9 7M6 9v11h12V9M10 20v-6h4v6',
  'not-covered': 'M12 12a4 4 0 1 0-.1 0M4 21c0-4 3.5-6 8-6s8 2 8 6',
  person: 'M12 12a4 4 0 1 0-.1 0M4 21c0-4 3.5-6 8-6s8 2 8 6',
  phone: 'M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2',
  pin: 'M12 22s7-7 7-12a7 7 0 0 0-14 0c0 5 7 12 7 12M12 12.5a2.5 2.5 0 1 0-.1 0',
  heart: 'M12 20S3 14.5 3 8.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 9 1.5C21 14.5 12 20 12 20',
  chat: 'M4 4h16v12H9l-5 4zM8 9h8M8 12.5h5',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  clock: 'M12 4a8 8 0 1 0 .1 0M12 8v4l2.5 1.5',
  tick: 'M5 13l4 4L19 7',
  warn: 'M12 4a8 8 0 1 0 .1 0M12 8v5M12 16v.5',
} as const

export type IconName = keyof typeof paths

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${paths[name]} /></svg>`
}
