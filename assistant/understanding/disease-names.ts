import type { Match } from './match.ts'
import type { Token } from './tokens.ts'

const english =
  /(?:itis|emia|aemia|[^p]osis|oma|axis|epsis)$|^(?:dka|stroke|overdose|overdosed|overdosing|coma|tia|mi|attack|poisoning|poisoned|ketoacidosis|appendix)$/
const chinese = /炎|癌|梗|瘤|[高低]\S{1,2}症|中风|卒中|中毒|过量|休克|败血|血栓/

/**
 * Is what was heard named as a disease, not told as something felt or seen? "Could it be appendicitis" asks for a name;
 * "could it be that my chest hurts so much" tells a pain. Names are known by their form.
 */
export function isDiseaseName(match: Match, tokens: readonly Token[]): boolean {
  const words = match.elements.flatMap((e) => tokens.slice(e.from, e.to))
  return words.some((t) => t.kind === 'word' && english.test(t.text)) || chinese.test(words.map((t) => t.text).join(''))
}
