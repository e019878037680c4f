import { stemmer } from 'stemmer'
import type { Folded } from './normalise.ts'

/** `han`: one Chinese character; `mark`: punctuation or a symbol. */
export type TokenKind = 'word' | 'han' | 'number' | 'mark' | 'break'

export interface Token {
  readonly kind: TokenKind
  /** As folded. */
  readonly text: string
  /** What the trie compares: the stem of a word, otherwise the text. */
  readonly key: string
  /** Half-open span in the text as received. */
  readonly from: number
  readonly to: number
}

// In Chinese a space between words does the work of a comma. "Can not" is one word in two.
const pattern =
  /\bcan not\b(?! only)|(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})|\d+(?:[.,]\d+)*|[a-z]+(?:'[a-z]+)*|\p{Script=Han}|\n|[^\s]/gu

// One word said in another form. People leave the apostrophe out: with it the word is a denial, without it it must stay one.
// biome-ignore format: a table
const contractions: Readonly<Record<string, string>> = {
  cant: "can't", dont: "don't", wont: "won't", isnt: "isn't", doesnt: "doesn't", didnt: "didn't", couldnt: "couldn't",
  wasnt: "wasn't", havent: "haven't", hasnt: "hasn't", arent: "aren't", werent: "weren't", wouldnt: "wouldn't",
  aint: "ain't", im: "i'm", ive: "i've", youre: "you're", theres: "there's", hes: "he's", shes: "she's", hasn: "hasn't",
  // Scots and Ulster.
  cannae: "can't", dinnae: "don't", dinna: "don't", didnae: "didn't", doesnae: "doesn't", wasnae: "wasn't", werenae: "weren't",
  isnae: "isn't", arenae: "aren't", couldnae: "couldn't", wouldnae: "wouldn't", hasnae: "hasn't", havenae: "haven't", hadnae: "hadn't",
  willnae: "won't", winnae: "won't", 'can not': 'cannot', heid: 'head', mooth: 'mouth', airm: 'arm', oot: 'out', fri: 'friday',
}
const whole = (word: string): string => (Object.hasOwn(contractions, word) ? (contractions[word] as string) : word)

// Words that the stemmer would cut down to another word.
const ownStem = new Set([
  'severed',
  'news',
  'police',
  'experiment',
  'stabbed',
  'knifed',
  'spotting',
  'contracted',
  'contracting',
  'several',
  'aids',
  'combative',
  'mugged',
  'mugging',
  'boiling',
  'bugged',
])

const shortWord = /^.{1,3}$|^...s$/

const stems = new Map<string, string>()

/** Comparable form of one English word; possessives fold into their noun, negations stay whole. */
export function wordKey(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const full = whole(word)
  const bare = full.endsWith("'s") && !/^(?:there|that|it|he|she|what|who)'s$/.test(full) ? full.slice(0, -2) : full
  // Short words are often abbreviations (AMS, SOB, ICD), which a stemmer would cut down to other words.
  const key = bare.includes("'") || ownStem.has(bare) ? bare : shortWord.test(bare) ? bare.replace(/^(...)s$/, '$1') : stemmer(bare)
  // Texts are unbounded, so what is remembered of them must not be.
  if (stems.size < 50_000) stems.set(word, key)
  return key
}

/** Splits folded text. Hyphens inside words part them ("x-ray" = x ray), elsewhere they stand as marks. */
export function tokenise(folded: Folded): Token[] {
  const tokens: Token[] = []
  for (const match of folded.text.matchAll(pattern)) {
    const text = match[0]
    const at = match.index
    const from = folded.from[at] ?? 0
    const to = folded.to[at + text.length - 1] ?? from
    const code = text.charCodeAt(0)
    if (code >= 0x30 && code <= 0x39) tokens.push({ kind: 'number', text, key: text, from, to })
    else if (code >= 0x61 && code <= 0x7a) tokens.push({ kind: 'word', text: whole(text), key: wordKey(text), from, to })
    else if (text.trim() === '') tokens.push({ kind: 'mark', text: '，', key: '，', from, to })
    else if (text === '\n') tokens.push({ kind: 'break', text, key: text, from, to })
    else if (/\p{Script=Han}/u.test(text)) tokens.push({ kind: 'han', text, key: text, from, to })
    else if (text === '-' && /[a-z\d]/.test(folded.text[at - 1] ?? '') && /[a-z]/.test(folded.text[at + 1] ?? '')) continue
    else tokens.push({ kind: 'mark', text, key: text, from, to })
  }
  return tokens
}

export const endsSentence = (token: Token): boolean =>
  token.kind === 'break' || (token.kind === 'mark' && '.!?。！？;；…'.includes(token.text))
export const endsClause = (token: Token): boolean => token.kind === 'mark' && ',，:：()（）'.includes(token.text)
