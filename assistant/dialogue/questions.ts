import type { Bilingual, Locale } from '../../knowledge/schema/types.ts'
import type { Assistant } from '../assistant.ts'
import type { ReplyPart } from '../contract.ts'
import type { Verdict } from '../triage/decide.ts'
import type { NextQuestion } from '../triage/next-question.ts'
import type { Who } from '../understanding/person.ts'
import { say } from './wording.ts'

export type QuestionPart = Extract<ReplyPart, { type: 'question' }>

/** The words of a question, with the answers that can be tapped. */
export function renderQuestion(next: NextQuestion, verdict: Verdict, who: Who, locale: Locale, assistant: Assistant): QuestionPart {
  const text = frame(wordsOf(next, verdict, assistant)[locale], who, locale, assistant)
  const word = (key: string) => say(assistant, key, locale)
  const single = next.findingIds.length === 1
  const [id] = next.findingIds
  const options =
    id === 'age'
      ? []
      : id === 'sex'
        ? [
            { value: 'female', label: word('optionFemale') },
            { value: 'male', label: word('optionMale') },
            { value: 'unknown', label: word('optionUnknown') },
          ]
        : single
          ? [
              { value: 'present', label: word('optionYes') },
              { value: 'absent', label: word('optionNo') },
              { value: 'unknown', label: word('optionUnknown') },
            ]
          : [
              ...next.findingIds.map((f) => ({ value: f, label: assistant.rules.findings.get(f)?.name[locale] ?? f })),
              { value: 'absent', label: word('optionNone') },
              { value: 'unknown', label: word('optionUnknown') },
            ]
  return { type: 'question', findingIds: [...next.findingIds], text, why: word('whyAsk'), options, multiple: !single }
}

function wordsOf(next: NextQuestion, verdict: Verdict, assistant: Assistant): Bilingual {
  const [id] = next.findingIds
  const phrases = assistant.bundle.wording.phrases
  if (id === 'age') return phrases.askAge as Bilingual
  if (id === 'sex') return phrases.askSex as Bilingual
  if (id === 'pregnancy') return phrases.askPregnancy as Bilingual
  const rule = verdict.open.find((o) => o.rule.id === next.rule)?.rule
  if (rule && 'question' in rule && rule.question) return rule.question
  const questions = next.findingIds.flatMap((f) => assistant.rules.findings.get(f)?.question ?? [])
  if (questions.length === 1) return questions[0] as Bilingual
  const names = (locale: Locale) => next.findingIds.map((f) => assistant.rules.findings.get(f)?.name[locale] ?? f)
  const list = phrases.askAnyOf as Bilingual
  return {
    'zh-CN': list['zh-CN'].replace('{findings}', names('zh-CN').join('、')),
    en: list.en.replace('{findings}', names('en').join('; ')),
  }
}

/** Questions are written for "you"; about someone else they are framed. */
function frame(question: string, who: Who, locale: Locale, assistant: Assistant): string {
  if (who === 'self') return question
  return say(assistant, who === 'child' ? 'forChild' : 'forOther', locale, { question })
}
