/** What the labels of our heads are called, for people. Departments have their names in the content. */
interface Name {
  readonly 'zh-CN': string
  readonly en: string
}
const names = (rows: readonly (readonly [id: string, zh: string, en: string])[]): Readonly<Record<string, Name>> =>
  Object.fromEntries(rows.map(([id, zh, en]) => [id, { 'zh-CN': zh, en }]))

export const intentNames = names([
  ['symptom', '症状', 'symptom'],
  ['illness', '疾病知识', 'about an illness'],
  ['test-result', '检查结果', 'test result'],
  ['medicine', '用药', 'medicine'],
  ['treatment', '治疗', 'treatment'],
  ['diet', '饮食', 'diet'],
  ['cost', '费用', 'cost'],
  ['service', '医院服务', 'hospital service'],
  ['booking', '挂号预约', 'booking'],
  ['cancel', '取消预约', 'cancelling'],
  ['report', '取报告', 'getting a report'],
  ['follow-up', '随访回复', 'follow-up reply'],
  ['complaint', '投诉', 'complaint'],
  ['praise', '表扬', 'praise'],
  ['crisis', '危机', 'crisis'],
  ['person', '找人工', 'a person wanted'],
  ['small-talk', '寒暄', 'small talk'],
  ['off-topic', '无关话题', 'off topic'],
])
export const sentimentNames = names([
  ['positive', '正面', 'positive'],
  ['neutral', '中性', 'neutral'],
  ['negative', '负面', 'negative'],
  ['mixed', '有好有坏', 'mixed'],
])
const touchpointNames = names([
  ['registration', '挂号', 'registration'],
  ['payment', '缴费', 'payment'],
  ['waiting', '候诊', 'waiting'],
  ['consulting', '就诊', 'consulting'],
  ['tests', '检查', 'tests'],
  ['pharmacy', '取药', 'pharmacy'],
  ['ward', '住院', 'ward'],
  ['discharge', '出院', 'discharge'],
  ['online', '线上', 'online'],
])
const aspectNames = names([
  ['staff', '人员', 'staff'],
  ['information', '告知', 'information'],
  ['time', '时间', 'time'],
  ['environment', '环境', 'environment'],
  ['cost', '费用', 'cost'],
  ['result', '效果', 'result'],
])

/** The name of a label; a label without one is called by its id. `theme`: `touchpoint.aspect`. */
export function labelName(task: 'intent' | 'sentiment' | 'feedback', label: string): Name {
  if (task === 'intent') return intentNames[label] ?? { 'zh-CN': label, en: label }
  if (task === 'sentiment') return sentimentNames[label] ?? { 'zh-CN': label, en: label }
  const [touchpoint = '', aspect = ''] = label.split('.')
  const [t, a] = [touchpointNames[touchpoint], aspectNames[aspect]]
  return t && a ? { 'zh-CN': `${t['zh-CN']}·${a['zh-CN']}`, en: `${t.en}: ${a.en}` } : { 'zh-CN': label, en: label }
}
