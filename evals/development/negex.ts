import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileLexicon } from '../../assistant/understanding/lexicon.ts'
import { understand } from '../../assistant/understanding/understand.ts'
import type { Bundle, Finding } from '../../knowledge/schema/types.ts'
import { data, f1Line, line, share } from './rows.ts'

/**
 * Negation in clinicians' sentences: each annotated concept becomes a finding of its own, so that the reach of the
 * negation is measured and not whether the lexicon knows the concept.
 */
export function measureNegex(bundle: Bundle): void {
  const annotated = readFileSync(join(data, 'en/negex/Annotations-1-120.txt'), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split('\t'))
    .flatMap(([, concept, sentence, negation]) =>
      concept && sentence && (negation === 'Negated' || negation === 'Affirmed')
        ? [{ concept: concept.trim().toLowerCase().replace(/\s+/g, ' '), sentence: sentence.replace(/^"|"$/g, ''), gold: negation }]
        : [],
    )
  const concepts = [...new Set(annotated.map((a) => a.concept))]
  const idOf = new Map(concepts.map((c, i) => [c, `concept-${i}`]))
  const findings = concepts.map(
    (c): Finding => ({
      id: idOf.get(c) ?? '',
      name: { 'zh-CN': c, en: c },
      kind: 'symptom',
      deniable: true,
      implies: [],
      derivedFrom: [],
      // Marks of the phrase notation in a concept are no marks here.
      phrases: { 'zh-CN': [], en: [c.replace(/[+{}]|\.\./g, ' ')] },
    }),
  )
  const lexicon = compileLexicon({ ...bundle, findings: [...bundle.findings, ...findings] })
  const pairs = annotated.map(({ concept, sentence, gold }) => {
    const at = sentence.indexOf(sentence.match(/[A-Z][A-Z -]{2,}(?=[^A-Z]*$)/)?.[0] ?? '')
    const own = understand(sentence, lexicon, { locale: 'en' }).mentions.filter((m) => m.finding === idOf.get(concept))
    // The annotated place is written in capitals; of several the nearest is meant.
    const [nearest] = [...own].sort((a, b) => Math.abs(a.span[0] - at) - Math.abs(b.span[0] - at))
    return { gold, found: nearest && (nearest.polarity === 'absent' ? 'Negated' : 'Affirmed') }
  })
  const heard = pairs.filter((p) => p.found !== undefined)
  line(
    `\nnegex: heard ${share(heard.length, pairs.length)}; of these right ${share(heard.filter((p) => p.gold === p.found).length, heard.length)}`,
  )
  for (const label of ['Negated', 'Affirmed']) line(f1Line(label, heard))
}
