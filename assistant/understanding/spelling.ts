import type { Token } from './tokens.ts'

/** Words shorter than this differ from each other by one letter too often ("cough", "rough"). */
const shortest = 5

/** Finds the word of the lexicon that a mistyped word means. */
export type Speller = (word: string) => string | undefined

/**
 * @param words     every English word of the lexicon, as folded, and how often it stands there
 * @param realWords words that are no slips, near as they are
 * @param keyOf     what the matcher compares
 */
export function compileSpeller(words: ReadonlyMap<string, number>, realWords: readonly string[], keyOf: (word: string) => string): Speller {
  const known = [...words.keys()].filter((word) => word.length >= shortest)
  const keys = new Set([...words.keys()].map(keyOf))
  const real = new Set(realWords)
  const bySlip = new Map<string, string[]>()
  for (const word of known) {
    for (const slip of slips(word)) {
      const list = bySlip.get(slip)
      if (list) list.push(word)
      else bySlip.set(slip, [word])
    }
  }
  return (word) => {
    if (word.length < shortest || keys.has(keyOf(word)) || real.has(word)) return undefined
    const near = new Set(slips(word).flatMap((slip) => bySlip.get(slip) ?? []))
    // The first letter is rarely wrong; without that rule names turn into symptoms.
    const meant = [...near].filter((candidate) => candidate[0] === word[0] && isOneSlip(word, candidate))
    // "vomitting" is near "vomiting" and "vomitings": one stem is meant, whichever is taken.
    // A common word is meant rather than a rare one, and rather than somebody's misspelling of it.
    const cost = (candidate: string) => unlikeliness(word, candidate) - Math.log10(words.get(candidate) ?? 1)
    return meant.sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1))[0]
  }
}

/** Doubling letters goes wrong most, then their order, then one left out or put in, last another letter: "swolen" is swollen, not stolen. */
function unlikeliness(typed: string, meant: string): number {
  const single = (word: string) => word.replace(/(.)\1/g, '$1')
  if (single(typed) === single(meant)) return 0
  if (typed.length !== meant.length) return 2
  return [...typed].sort().join('') === [...meant].sort().join('') ? 1 : 3
}

function slips(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))]
}

/** One letter left out, put in, changed, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let endA = a.length
  let endB = b.length
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [restA, restB] = [a.slice(from, endA), b.slice(from, endB)]
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

/** Characters that sound alike and are typed for each other (历害 for 厉害): same length, so spans stay true. */
export function compileMender(pairs: readonly (readonly [typed: string, meant: string])[]): (text: string) => string {
  if (pairs.length === 0) return (text) => text
  const meant = new Map(pairs)
  const pattern = new RegExp(pairs.map(([typed]) => typed).join('|'), 'g')
  return (text) => text.replace(pattern, (typed) => meant.get(typed) ?? typed)
}

/** The tokens with mistyped words read as what they mean; their text and place stay as received. */
export function corrected(tokens: readonly Token[], meant: Speller, keyOf: (word: string) => string): Token[] {
  return tokens.map((token) => {
    const word = token.kind === 'word' ? meant(token.text) : undefined
    return word === undefined ? token : { ...token, key: keyOf(word) }
  })
}
