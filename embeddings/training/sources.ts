/**
 * Reads the public sets a shipped model may be trained on (their licences allow it; see README.md) from `../shared/data`.
 * Nothing of them is copied into the project: the texts go to `out/`, which git ignores.
 */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const data = new URL('../../../shared/data/', import.meta.url)

/** Two texts that mean the same (`same`), or look alike and do not (`other`). */
export interface Pair {
  readonly source: string
  readonly locale: 'zh-CN' | 'en' | 'both'
  readonly a: string
  readonly b: string
  readonly same: boolean
  /** All pairs of one group stay in one split. */
  readonly group: string
}

export interface Labelled {
  readonly source: string
  readonly locale: 'zh-CN' | 'en'
  readonly text: string
  /** Any of these departments is right; more than one where a platform's label is coarser than ours. */
  readonly departments?: readonly string[]
  readonly intent?: string
  readonly sentiment?: string
  /** `touchpoint.aspect`; `?.aspect` where the source does not tell the touchpoint. */
  readonly themes?: readonly string[]
  readonly split?: 'test'
}

export const haveData = existsSync(data)

function rows<T extends z.ZodType>(path: string, row: T): z.infer<T>[] {
  return readFileSync(new URL(path, data), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)))
}

const clip = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 240)

export function pairs(): Pair[] {
  const qq = ['train', 'dev'].flatMap((part) =>
    rows(`zh/chineseblue_cmedqq/${part}.jsonl`, z.object({ label: z.string(), q1: z.string(), q2: z.string() })).map((r) => ({
      source: `cmedqq-${part}`,
      locale: 'zh-CN' as const,
      a: clip(r.q1),
      b: clip(r.q2),
      same: r.label === '1',
      group: r.q1,
    })),
  )
  const ir = rows(
    'zh/chineseblue_cmedir/dev.jsonl',
    z.object({ query: z.string(), documents: z.array(z.object({ label: z.string(), title: z.string() })) }),
  ).flatMap((r) =>
    r.documents
      .filter((d) => d.label !== '1')
      .map((d) => ({
        source: 'cmedir',
        locale: 'zh-CN' as const,
        a: clip(r.query),
        b: clip(d.title.split('_')[0] ?? ''),
        same: d.label !== '0',
        group: r.query,
      })),
  )
  const qa = rows('zh/chineseblue_cmedqa/dev.jsonl', z.object({ label: z.string(), question: z.string(), answer: z.string() }))
    .filter((r) => r.label === '1')
    .map((r) => ({ source: 'cmedqa', locale: 'zh-CN' as const, a: clip(r.question), b: clip(r.answer), same: true, group: r.question }))
  const seen = new Set<string>()
  return [...qq, ...ir, ...qa, ...medquad()].filter((p) => {
    const key = `${p.a}\n${p.b}`
    return p.a !== '' && p.b !== '' && p.a !== p.b && !seen.has(key) && seen.add(key)
  })
}

/** Other ways to ask MedQuAD's typed questions; `{}` is the illness. */
const asked: Readonly<Record<string, readonly string[]>> = {
  information: ['what does {} mean', 'tell me about {}', 'explain {} to me please', "my doctor said I have {}, what's that", '{} overview'],
  symptoms: ['signs of {}', 'how do I know if I have {}', 'what does {} feel like', '{} symptoms', 'how would {} show itself'],
  treatment: [
    'how is {} treated',
    'what can be done about {}',
    '{} cure',
    'getting rid of {}',
    'best therapy for {}',
    'options to treat {}',
  ],
  inheritance: ['is {} genetic', 'does {} run in families', 'can my children get {} from me', 'is {} passed down'],
  frequency: ['how common is {}', 'how many people have {}', 'is {} rare', 'number of people affected by {}'],
  'genetic changes': ['which gene causes {}', 'what mutation is behind {}', '{} gene'],
  causes: ['why do people get {}', 'what brings on {}', 'reason for {}', 'how does {} start', 'where does {} come from'],
  'exams and tests': ['how do doctors test for {}', 'which tests show {}', '{} diagnosis', 'what exam do I need for {}'],
  outlook: ['how long can you live with {}', 'will {} get better', 'prognosis of {}', 'life expectancy with {}'],
  susceptibility: ['who gets {}', 'am I at risk of {}', 'risk factors for {}'],
  prevention: ['how do I avoid getting {}', 'can {} be prevented', 'lower my chances of {}'],
  considerations: ['what should I watch out for with {}', 'living with {}'],
  stages: ['stages of {}', 'how far can {} spread'],
  complications: ['what can go wrong with {}', 'problems caused by {}', 'dangers of {}'],
}
const intentOf: Readonly<Record<string, string>> = { treatment: 'treatment', 'exams and tests': 'illness' }

const medquadRow = z.object({ question: z.string(), answer: z.string(), focus: z.string(), type: z.string() })

function medquad(): Pair[] {
  return rows('en/medquad/qa.jsonl', medquadRow).flatMap((r, i) => {
    const focus = r.focus.toLowerCase()
    const forms = asked[r.type] ?? []
    const form = (k: number) => (forms[k % forms.length] ?? '{}').replace('{}', focus)
    const base = { locale: 'en' as const, group: focus }
    const other = Object.keys(asked)[i % Object.keys(asked).length] ?? 'causes'
    return [
      { ...base, source: 'medquad', a: clip(r.question), b: clip(r.answer), same: true },
      { ...base, source: 'medquad-asked', a: form(i), b: i % 2 ? clip(r.question) : form(i + 1), same: true },
      ...(other === r.type
        ? []
        : [{ ...base, source: 'medquad-asked', a: form(i), b: (asked[other]?.[0] ?? '{}').replace('{}', focus), same: false }]),
    ]
  })
}

/** First-level department labels of Chinese consultation platforms: the departments of ours they cover. */
const platform: Readonly<Record<string, readonly string[]>> = {
  过敏: ['allergy', 'dermatology', 'respiratory', 'ent'],
  皮肤科: ['dermatology'],
  皮肤性病科: ['dermatology'],
  骨科: ['orthopaedics', 'rehabilitation', 'pain'],
  外科: [
    'general-surgery',
    'urology',
    'neurosurgery',
    'hepatobiliary-surgery',
    'anorectal-surgery',
    'breast-thyroid-surgery',
    'vascular-surgery',
    'cardiothoracic-surgery',
    'andrology',
    'plastic-surgery',
  ],
  儿科: ['paediatrics', 'paediatric-surgery'],
  整形美容: ['plastic-surgery'],
  妇产科: ['gynaecology', 'obstetrics', 'reproductive-medicine'],
  耳鼻喉科: ['ent'],
  眼科: ['ophthalmology'],
  口腔科: ['stomatology'],
  五官科: ['ent', 'ophthalmology', 'stomatology'],
  肿瘤科: ['oncology'],
  呼吸内科: ['respiratory'],
  消化内科: ['gastroenterology'],
  心血管内科: ['cardiology'],
  神经内科: ['neurology'],
  内分泌科: ['endocrinology'],
  肾内科: ['nephrology'],
  内科: [
    'general-practice',
    'cardiology',
    'respiratory',
    'gastroenterology',
    'neurology',
    'nephrology',
    'endocrinology',
    'haematology',
    'rheumatology',
  ],
  男科: ['andrology', 'urology'],
  传染病科: ['infectious-diseases'],
  肝病科: ['infectious-diseases', 'gastroenterology'],
  心理科: ['psychiatry'],
  中医科: ['traditional-chinese-medicine'],
}

/** NHS comments: the theme names we can map to an aspect of ours. */
const nhsAspect: Readonly<Record<string, string>> = {
  'Staff manner & personal attributes': 'staff',
  'Staff listening, understanding & involving patients': 'staff',
  'Staff responsiveness': 'staff',
  'Competence & training': 'staff',
  'Timeliness of care': 'time',
  'Information directly from staff during care': 'information',
  'Being kept informed, clarity & consistency of information': 'information',
  'Information provision & guidance': 'information',
  'Unspecified communication': 'information',
  'Environment & Facilities': 'environment',
  'Cleanliness, tidiness & infection control': 'environment',
  'Food & drink provision & facilities': 'environment',
  'Impact of treatment/ care': 'result',
  'Funding & use of financial resources': 'cost',
}
/** NHS scale: 1 very positive, 5 very negative. */
const nhsSentiment: Readonly<Record<string, string>> = {
  '1': 'positive',
  '2': 'positive',
  '3': 'neutral',
  '4': 'negative',
  '5': 'negative',
}

export function labelled(): Labelled[] {
  const dialogues = rows(
    'zh/cmtmedqa_test/all.jsonl',
    z.object({ dept1: z.string(), dept2: z.string(), first_user: z.string(), history: z.array(z.array(z.string())), question: z.string() }),
  ).flatMap((r) => {
    const departments = platform[r.dept2] ?? platform[r.dept1]
    if (!departments) return []
    const told = r.history.map((turn) => turn[0] ?? '')
    const base = { source: 'cmtmedqa', locale: 'zh-CN' as const, departments, group: r.first_user }
    return [
      { ...base, text: clip(r.first_user) },
      ...(told.length > 1 ? [{ ...base, source: 'cmtmedqa-turns', text: clip(told.slice(0, 3).join(' ')) }] : []),
    ]
  })
  const nhs = rows('en/nhs_feedback/train.jsonl', z.object({ text: z.string(), sentiment: z.string(), themes: z.array(z.string()) }))
    .filter((r) => r.text.length > 15)
    .map((r) => {
      const sentiment = nhsSentiment[r.sentiment]
      const themes = [...new Set(r.themes.flatMap((t) => (nhsAspect[t] ? [`?.${nhsAspect[t]}`] : [])))]
      return {
        source: 'nhs',
        locale: 'en' as const,
        text: clip(r.text),
        ...(sentiment && { sentiment }),
        ...(themes.length > 0 && { themes }),
      }
    })
  const typed = rows('en/medquad/qa.jsonl', medquadRow)
    .filter((_, i) => i % 5 === 0)
    .map((r, i) => {
      const forms = asked[r.type] ?? ['{}']
      return {
        source: 'medquad',
        locale: 'en' as const,
        text: (forms[i % forms.length] ?? '{}').replace('{}', r.focus.toLowerCase()),
        intent: intentOf[r.type] ?? 'illness',
      }
    })
  return [...dialogues, ...nhs, ...typed]
}

/** Questions without a label: the rule engine gives them a department, a few plain rules an intent (`weak-labels.ts`). */
export function unlabelled(): Labelled[] {
  const zh = [
    ...rows('zh/chineseblue_cmedqq/train.jsonl', z.object({ q1: z.string(), q2: z.string() })).flatMap((r) => [r.q1, r.q2]),
    ...rows('zh/chineseblue_cmedqa/dev.jsonl', z.object({ question: z.string() })).map((r) => r.question),
    ...rows('zh/chineseblue_cmedir/dev.jsonl', z.object({ query: z.string() })).map((r) => r.query),
    ...rows('zh/cmdd/train.jsonl', z.object({ 'dialogue-content': z.array(z.object({ speaker: z.string(), sentence: z.string() })) })).map(
      (r) =>
        r['dialogue-content']
          .filter((s) => s.speaker === '患者')
          .slice(0, 6)
          .map((s) => s.sentence)
          .join('，'),
    ),
  ]
  return [...new Set(zh.map(clip))].filter((t) => t.length > 3).map((text) => ({ source: 'public-zh', locale: 'zh-CN', text }))
}
