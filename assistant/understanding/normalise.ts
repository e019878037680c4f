/** Text as the matcher reads it, with the way back to the text as received. */
export interface Folded {
  /** Lower case, half width, no accents, Simplified characters, no invisible characters. */
  readonly text: string
  /** For each UTF-16 unit of `text`: the half-open span of the received text it came from. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

// Controls, bidirectional marks and joiners carry no meaning here, and hide words from a matcher. Line breaks stay.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{M}]/u
const quotes: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  // A dash between words parts them, unlike a hyphen.
  '—': ' - ',
  '−': '-',
}

/**
 * @param folding Traditional to Simplified, one character each
 * @returns spans that stay true whatever was folded away
 */
export function fold(received: string, folding: Readonly<Record<string, string>>): Folded {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (let at = 0; at < received.length; ) {
    const char = String.fromCodePoint(received.codePointAt(at) ?? 0)
    const next = at + char.length
    const folded = foldChar(char, folding)
    for (let i = 0; i < folded.length; i++) {
      from.push(at)
      to.push(next)
    }
    text += folded
    at = next
  }
  return { text, from, to }
}

function foldChar(char: string, folding: Readonly<Record<string, string>>): string {
  const code = char.charCodeAt(0)
  if (code >= 0x20 && code < 0x7f) return code >= 0x41 && code <= 0x5a ? char.toLowerCase() : char
  if (code >= 0x4e00 && code <= 0x9fff) return folding[char] ?? char
  if (char === '\n' || char === '\r') return '\n'
  if (char === '\t') return ' '
  if (invisible.test(char)) return ''
  const quote = quotes[char]
  if (quote !== undefined) return quote
  const compatible = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return folding[compatible] ?? compatible
}
