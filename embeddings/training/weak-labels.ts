/** Plain rules that give a search query an intent; the first that fits wins, no rule no label. Weak teachers for the intent head. */
const rules: readonly (readonly [intent: string, pattern: RegExp])[] = [
  ['cost', /多少钱|费用|价格|价钱|花多少|贵不贵|收费/],
  ['service', /哪家医院|哪个医院|医院(哪|最|好)|挂(什么|哪个)科|看(什么|哪个)科|哪里(治|看|能治)|去哪|专科医院/],
  ['test-result', /正常值|偏高|偏低|阳性|阴性|指标|化验单|检查结果|报告单|参考值|(多少|怎样)(算|是|为)?正常|超过\d/],
  [
    'diet',
    /吃什么(好|水果|食|菜|东西|能|可|对)|(能|可以|可不可以|能不能)(吃|喝)(?!.*(片|胶囊|颗粒|药|素|灵|丸))|忌口|食谱|饮食|食疗|吃.{1,6}(好吗|行吗|可以吗)/,
  ],
  [
    'medicine',
    /功效|作用|副作用|说明书|用法|用量|(片|胶囊|颗粒|丸|素|霜|膏|口服液).{0,6}(能|可以|怎么|吗|多久)|吃什么药|用什么药|涂什么药/,
  ],
  ['treatment', /怎么治|怎样治|如何治|治疗|怎么办|疗法|偏方|怎么(去|消|调|缓|恢)|能(治|根治|治好|痊愈)|手术|怎样才能/],
  ['illness', /原因|引起|症状|表现|征兆|是什么病|什么是|传染|遗传|区别|活多久|严重吗|危害|后遗症|并发症|会不会|概念|寿命|怎么得/],
  [
    'symptom',
    /(我|宝宝|孩子|小孩|最近|这几天|老是|总是).*(疼|痛|痒|肿|烧|咳|吐|泻|血|晕|麻|红|闷|怎么回事|怎么了)|怎么回事|怎么了$|正常吗/,
  ],
]

export function weakIntent(text: string): string | undefined {
  return rules.find(([, pattern]) => pattern.test(text))?.[0]
}
