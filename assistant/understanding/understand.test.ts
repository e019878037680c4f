import { describe, expect, it } from 'vitest'
import { realAssistant } from '../testing/content.ts'
import { understand } from './understand.ts'

const { lexicon } = realAssistant()

/** `+fever` present, `-fever` absent, `?fever` uncertain; `(other)`, `(past)`, `(hypothetical)` behind it. */
function hear(text: string): string[] {
  return understand(text, lexicon).mentions.map((m) => {
    const sign = m.polarity === 'present' ? '+' : m.polarity === 'absent' ? '-' : '?'
    return `${sign}${m.finding}${m.who === 'other' ? '(other)' : ''}${m.when === 'now' ? '' : `(${m.when})`}`
  })
}

/** The same with `~fever` for what is only supposed. */
const supposed = (text: string) => hear(text).map((h) => h.replace(/^[+?](.*)\(hypothetical\)$/, '~$1'))

describe('negation and its ends', () => {
  it.each([
    ['no fever or cough but chest pain', ['-fever', '-cough', '+chest-pain']],
    ['denies fever, chest pain, cough or vomiting', ['-fever', '-chest-pain', '-cough', '-vomiting']],
    ["I don't have a fever, cough or sore throat", ['-fever', '-cough', '-sore-throat']],
    ['No fever, cough for 3 days', ['-fever', '+cough']],
    ['my chest does not hurt', ['-chest-pain']],
    ['not only a cough but also a fever', ['+cough', '+fever']],
    ["I can't stop vomiting", ['+vomiting']],
    ["the headache won't go away", ['+headache']],
    ['Fever: no. Cough: yes', ['-fever', '+cough']],
    ['no fever and my head hurts', ['-fever', '+headache']],
    ['没有发烧，咳嗽三天', ['-fever', '+cough']],
    ['没有发烧、咳嗽和胸痛', ['-fever', '-cough', '-chest-pain']],
    ['不仅咳嗽，还发烧', ['+cough', '+fever']],
    ['否认胸痛，有头痛', ['-chest-pain', '+headache']],
    ['No bleeding, unusual bruising, chest pain, cough, or dizziness', ['-chest-pain', '-cough', '-dizziness']],
    ['sweating, no cough, short of breath', ['-cough', '+breathlessness']],
    ['No fever, cough, vomiting.', ['-fever', '-cough', '-vomiting']],
    ["It is not that I can't pee, just a headache", ['-urinary-retention', '+headache']],
    ['no breathing problems, vomiting, or rash', ['-vomiting', '-rash']],
    ['no cough, breathing fine, but a headache', ['-cough', '-breathlessness', '+headache']],
    ["I'm not okay and I have a headache", ['+headache']],
    ['我不快乐，我头疼', ['+headache']],
    ['没有糖尿病，有高血压', ['-diabetes', '+hypertension']],
    ['头疼三天，是不是感冒', ['+headache']],
    ['不头痛不头晕', ['-headache', '-dizziness']],
    ['没有胸痛但是头疼', ['-chest-pain', '+headache']],
    ['胸口不疼，头疼', ['-chest-pain', '+headache']],
    ['发烧没有，咳嗽有', ['-fever', '+cough']],
    ['咳嗽一直没好', ['+cough']],
    ['发热(-)，咳嗽', ['-fever', '+cough']],
    ['No one-sided headache', ['-headache']],
    ['never fainted or got confused', ['-fainting', '-confusion']],
    ['Neither of us (68 and 71) has a headache or feels queasy', ['-headache', '-nausea']],
    ['先说清楚:没有轻生的念头,也没想过伤自己,从来没有', ['-self-harm-thoughts']],
    ['发热：无，咳嗽：有', ['-fever', '+cough']],
    ['30 weeks pregnant, no vaginal bleeding', ['-vaginal-bleeding']],
    ['怀孕30周，没有出血', ['-vaginal-bleeding']],
    ["lump in my left breast, it doesn't hurt", ['+breast-lump', '-breast-pain']],
    ['乳房有肿块，不痛', ['+breast-lump', '-breast-pain']],
    ['白带有点多，没味不痒', ['+vaginal-discharge']],
    ['I didnae faint', ['-fainting']],
    ['I can not feel my legs', ['+legs-no-feeling']],
    ['couldnae feel ma legs', ['+legs-no-feeling']],
  ])('%s', (text, expected) => {
    expect(hear(text)).toEqual(expect.arrayContaining(expected))
    const opposite = expected.map((e) => (e.startsWith('+') ? `-${e.slice(1)}` : `+${e.slice(1)}`))
    expect(hear(text).filter((h) => opposite.includes(h))).toEqual([])
  })
})

describe('time, person and supposition', () => {
  it.each([
    ['My father died of a heart attack. I have a headache', ['+headache']],
    ['could it be a stroke? I only have a headache', ['+headache']],
    ['my wife says it is nothing but my chest hurts', ['+chest-pain']],
    ['I had a headache years ago', ['+headache(past)']],
    ['担心是心梗，其实只是咳嗽', ['+cough']],
    ['以前经常头痛，现在只咳嗽', ['+headache(past)', '+cough']],
    ['患者男，66岁，高血压病史，突发胸痛', ['+hypertension', '+chest-pain']],
    ['这三天走路老觉得气短，以前没这样过', ['+breathlessness']],
    ['我妈说我没事，可是我胸口疼', ['+chest-pain']],
    ['我老公发烧，我也头疼', ['+fever', '+headache(other)']],
    ['眼睛两年前被扎瞎，现在想配镜', ['+eye-penetrating(past)']],
    ['I had chest pain in 2009, now cough', ['+chest-pain(past)', '+cough']],
    ['I have had chest pain since 2019', ['+chest-pain']],
    ['2019年开始胸痛', ['+chest-pain']],
    ['Lying back in the dentist chair made everything whirl', ['+vertigo']],
    ['a strangled woman in a TV show, I cough', ['+neck-injury-throttling(hypothetical)', '+cough']],
    ['小说里主角自杀了，我看了睡不着', ['+self-harm-attempt(hypothetical)', '+insomnia']],
    ['没有其他地方出血，就鼻子流血', ['+nosebleed', '-bleeding-unspecified']],
    ['the baby kept crying, I shook the baby hard', ['+shaken-baby']],
    ['宝宝一直哭，我使劲摇宝宝了', ['+shaken-baby']],
    ['my toddler headbutted me and my nose is bleeding', ['+head-injury', '+nosebleed']],
    ["Wife has Addison's, caught norovirus off the kids, vomiting", ['+adrenal-insufficiency', '+vomiting']],
    ['My toddler swallowed my iron tablets. He is vomiting and floppy', ['+swallowed-iron', '+vomiting', '+floppy-or-limp']],
    ['我咳嗽，网上说会发烧', ['+cough', '+fever(hypothetical)']],
    ['右眼被婴儿指甲划伤，畏光', ['+eye-scratched', '+light-sensitivity']],
    ['She walked home. The ankle is swollen after a twist', ['-unable-to-bear-weight', '+limb-injury']],
    ["zip caught my lad's bits, bleeding", ['+penis-injury', '+bleeding-unspecified']],
  ])('%s', (text, expected) => {
    expect(hear(text)).toEqual(expect.arrayContaining(expected))
  })
  it('what a bystander denies is not the patient’s statement', () => {
    expect(hear("my wife says I don't have chest pain")).toEqual(['-chest-pain(other)'])
  })
})

describe('advice, whoever gives it, names no findings', () => {
  it.each([
    ['Cough. Go sooner only for chest pain, fainting or vomiting.', ['+cough', '~chest-pain', '~fainting', '~vomiting']],
    [
      'I cough. Seek care sooner for sugar above 20, chest pain, or fainting',
      ['+cough', '~high-blood-glucose', '~chest-pain', '~fainting'],
    ],
    ['He coughs. If he faints, is hard to wake or has chest pain, seek care', ['+cough', '~fainting', '~hard-to-wake', '~chest-pain']],
    ['咳嗽。出现胸痛、晕倒要马上来', ['+cough', '~chest-pain', '~fainting']],
    ['咳嗽。如出现胸痛，呼吸困难，晕倒，请及时就医', ['+cough', '~chest-pain', '~breathlessness', '~fainting']],
    ['Chest pain, call 911 if I pass out', ['+chest-pain', '~fainting']],
    ['I returned for chest pain', ['+chest-pain']],
    ['Should I go in for chest pain?', ['+chest-pain']],
    ['今天早上出现胸痛，马上来医院了', ['+chest-pain']],
  ])('%s', (text, expected) => {
    expect(supposed(text)).toEqual(expect.arrayContaining(expected))
  })
})

describe('a transcript: the patient tells, the clinician sees', () => {
  it.each([
    ['Patient: I cough. Nurse: Any chest pain? Patient: No. Nurse: Rest, and watch for vomiting.', ['+cough', '~chest-pain', '~vomiting']],
    ['Your daughter had a second dose. She is sleepy. A second dose often causes vomiting.', ['+sleepiness', '~vomiting']],
    ['Patient: my leg is sore. Doctor: This could be gout, not cellulitis.', ['+leg-pain', '~gout', '-cellulitis(hypothetical)']],
    ['患者：咳嗽三天。医生：有没有胸痛？患者：没有。医生：考虑感冒，注意呼吸困难', ['+cough', '~chest-pain', '~breathlessness']],
    ['医生：您好，我胸口疼', ['+chest-pain']],
  ])('%s', (text, expected) => {
    expect(supposed(text)).toEqual(expect.arrayContaining(expected))
  })
  it('what the clinician no longer finds is over', () => {
    const heard = understand('Patient: I am wheezing. Nurse: Lungs are clear, no wheeze.', lexicon).mentions
    expect(heard.find((m) => m.finding === 'wheeze' && m.polarity === 'present')?.resolved).toBe(true)
  })
  it('a label is nobody who is ill', () => {
    expect(understand('Mother: my son has a fever. Nurse: How long?', lexicon).who).toBe('child')
  })
})

describe('a question names no disease, and still tells what is felt', () => {
  it.each([
    ['He licked a little gel. Did he overdose?', '~overdose'],
    ['The box says 90 mg—did she overdose?', '~overdose'],
    ['should I worry about DKA?', '~ketones-high'],
    ['am I having a stroke?', '~stroke-now'],
    ['sore belly, is it appendicitis', '~appendicitis'],
    ['could it be high potassium?', '~high-potassium'],
    ['会不会是阑尾炎', '~appendicitis'],
    ['why does my chest hurt', '+chest-pain'],
    ['is it normal that he is so drowsy', '+drowsiness'],
    ['胸口疼要紧吗', '+chest-pain'],
  ])('%s', (text, expected) => {
    if (expected.startsWith('+')) expect(hear(text)).toContain(expected)
    // The content may deny what is only feared; nothing may say that it is there.
    else expect(hear(text)).not.toContain(`+${expected.slice(1)}`)
  })
})

describe('the place a symptom belongs to', () => {
  it.each([
    ['I have a chest infection and leg pain', 'chest-pain', false],
    ['pain in my chest and arm', 'chest-pain', true],
    ['头疼肚子也疼', 'abdominal-pain', true],
    ['头疼肚子也疼', 'headache', true],
  ])('%s: %s is %s', (text, finding, there) => {
    expect(hear(text).includes(`+${finding}`)).toBe(there)
  })
})

describe('"it" is the place named before', () => {
  it.each([
    ["I have a problem with my ankle. It's been swollen and painful.", ['+leg-swelling', '+foot-pain']],
    ["My eye is bothering me. It's red", ['+red-eye']],
    ['脚踝有点问题。又肿又疼', ['+foot-pain']],
  ])('%s', (text, expected) => {
    expect(hear(text)).toEqual(expect.arrayContaining(expected))
  })
  it('save where "it" is nothing', () => {
    expect(hear("My back is odd. It's painful to pee")).not.toContain('+back-pain')
  })
})

describe('what has gone', () => {
  it.each(['发烧三天39.8，现在退了', 'fever 39.8 yesterday, gone now'])('%s: the number goes with it', (text) => {
    const present = understand(text, lexicon).mentions.filter((m) => m.polarity === 'present')
    expect(present.filter((m) => !m.resolved)).toEqual([])
  })
  it.each([
    ['I had chest tightness for a minute yesterday. I can walk, no chest pain', 'chest-tightness', true],
    ['chest tightness since yesterday, no chest pain otherwise', 'chest-tightness', undefined],
    ['I had chest tightness, tests were fine and the tightness went away', 'chest-tightness', true],
    ['A fever last week. It has not come back.', 'fever', true],
    ['I had a headache, ate something, and it resolved', 'headache', true],
    ["Heart racing, couldn't breathe. 25f. Lasted ten minutes and it's totally gone", 'palpitations', true],
    ['心狂跳，喘不上气，觉得大家都在看。女25。十分钟就过去了', 'palpitations', true],
    ['It has hurt in my chest for ten minutes, no chest pain before', 'chest-pain', undefined],
    ['Yesterday a sudden terrible headache for an hour, no headache', 'headache-thunderclap', undefined],
    ['拉肚子三天，好了，昨天又开始拉', 'diarrhoea', undefined],
    ['上周右手没力，说话不清，半小时后全好了', 'speech-trouble', true],
    ['前天头疼，现在不头疼了', 'headache', true],
  ])('%s: %s', (text, finding, gone) => {
    const told = understand(text, lexicon).mentions.find((m) => m.finding === finding && m.polarity === 'present')
    expect([told?.finding, told?.resolved]).toEqual([finding, gone])
  })
  it('a wound stays when its bleeding stops', () => {
    const heard = understand('a gash, gaping and I can see fat. The bleeding has stopped.', lexicon).mentions
    expect(heard.find((m) => m.finding === 'wound-deep')?.resolved).toBeUndefined()
  })
})

describe('who is ill, how old, which sex', () => {
  it.each([
    ['my 5-week-old baby has a fever', 'child', [1.15, 1.38], undefined],
    ['我妈妈75岁，胸痛', 'other', [900, 912], 'female'],
    ['58M with chest pain', 'self', [696, 708], 'male'],
    ['I am a 34 year old woman with a headache', 'self', [408, 420], 'female'],
    ['宝宝8个月了，发烧', 'child', [8, 9], undefined],
    ['宝宝咳嗽8个月了', 'child', [0, 36], undefined],
    ['3岁半男孩发烧', 'child', [42, 48], 'male'],
    ['my wife says my cough is bad', 'self', [60, 1560], undefined],
    ['女，30岁，头疼', 'self', [360, 372], 'female'],
    ['My 7 year old has a fever since yesterday', 'child', [84, 96], undefined],
    ['My mother is 80 and she has a headache', 'other', [960, 972], 'female'],
    ['my husband, aged 70, has chest pain', 'other', [840, 852], 'male'],
    ["My dad's 72 and smokes, chest pain", 'other', [864, 876], 'male'],
    ['My son is two and a half, fever', 'child', [30, 36], 'male'],
    ["I'm 26 and my 2 week old has a temp of 38.4", 'child', [0.46, 0.69], undefined],
    ['my wee lad (3) has a fever', 'child', [36, 48], 'male'],
    ['4 months, temp 39.2', 'self', [4, 5], undefined],
    ['3 weeks, cough', 'self', undefined, undefined],
    ['24 m. testicular pain', 'self', [288, 300], 'male'],
    ['bloke 45 chest pain', 'self', [540, 552], 'male'],
    ['a gentleman of 70 with chest pain', 'self', [840, 852], 'male'],
    ["He's 11 weeks. He has a bruise", 'child', [2.53, 2.76], 'male'],
    ['I am seventy-seven and my chest hurts', 'self', [924, 936], undefined],
    ['toddler roasting, 39', 'child', [12, 48], undefined],
    ["bairn's rash", 'child', [0, 192], undefined],
    ['我今年六十八岁，胸疼', 'self', [816, 828], undefined],
    ['四周的娃，发烧', 'child', [0.92, 1.15], undefined],
    ['宝宝出生第四天，皮肤黄', 'child', [0.13, 0.16], undefined],
    ['宝宝两个半月，发烧38.5', 'child', [2, 3], undefined],
    ['小孩发烧', 'child', [0, 192], undefined],
    ["condom split, I'm 23 and don't want a baby", 'self', [276, 288], undefined],
    ["she's 3 weeks and her temp is 38.4", 'child', [0.69, 0.92], 'female'],
  ] as const)('%s', (text, who, age, sex) => {
    const heard = understand(text, lexicon)
    expect([heard.who, heard.sex]).toEqual([who, sex])
    if (age === undefined) expect(heard.ageMonths).toBeUndefined()
    else expect([heard.ageMonths?.from, heard.ageMonths?.below]).toEqual([expect.closeTo(age[0], 1), expect.closeTo(age[1], 1)])
  })
})

describe('numbers, units, durations', () => {
  it.each([
    ['temp 101', 'fever', 101, '[degF]'],
    ['体温39度5', 'fever', 39.5, 'Cel'],
    ['发烧三十九度', 'fever', 39, 'Cel'],
    ['BP 190/125', 'very-high-blood-pressure', 190, 'mm[Hg]'],
    ['my blood sugar is 50 mg/dL', 'low-blood-glucose', 50, 'mg/dL'],
    ['血糖2.8', 'low-blood-glucose', 2.8, 'mmol/L'],
    ['oxygen 88%', 'very-low-oxygen', 88, '%'],
  ])('%s', (text, finding, value, unit) => {
    expect(understand(text, lexicon).mentions).toContainEqual(expect.objectContaining({ finding, value, unit, polarity: 'present' }))
  })
  it('a normal reading denies the abnormal finding', () => {
    expect(hear('temp 36.8')).toContain('-fever')
  })
  it.each([
    ['oxygen 93 which is my usual', ['+low-oxygen(past)']],
    ['血氧93，平时也是这个数', ['+low-oxygen(past)']],
    ['oxygen 88, usually 95', ['+low-oxygen']],
    ['oxygen 93, not my usual', ['+low-oxygen']],
    ['ketones usually fine now 4.1', ['+ketones-high']],
    ['39度，平时也不怎么发烧', ['+fever']],
    ['newborn, 35.8 temp', ['+temperature-below-36']],
    ['39.4 fever', ['+temperature-39-or-more']],
    ['昨天39.5送回家', ['+fever-high']],
    ['CT showed a clot, heart rate 140', ['+fast-pulse']],
    ['pricked his finger, 2.1', ['+very-low-blood-glucose']],
  ])('%s', (text, expected) => {
    expect(hear(text)).toEqual(expect.arrayContaining(expected))
  })
  it.each([
    ['Scan: in the womb, heartbeat 160', 'fast-pulse'],
    ['B超胎儿心跳160', 'fast-pulse'],
    ['血糖一般10左右', 'low-blood-glucose'],
    ['血糖一直在350左右', 'low-blood-glucose'],
    ['白蛋白38.5是正常吗', 'fever'],
  ])('%s: no %s', (text, finding) => {
    expect(hear(text)).not.toContain(`+${finding}`)
  })
  it('an impossible value is not used', () => {
    expect(understand('temp 380', lexicon).mentions.filter((m) => m.value !== undefined)).toEqual([])
  })
  it.each([
    ['cough for 3 days', 'cough', 72],
    ['fever for 3 days and cough since yesterday', 'cough', 24],
    ['咳嗽两周了', 'cough', 336],
    ['头疼半个月', 'headache', 365],
    ['chest pain for half an hour', 'chest-pain', 0.5],
    ['头痛两三天', 'headache', 72],
    ['咳嗽一个半月了', 'cough', 1095],
  ])('%s', (text, finding, hours) => {
    expect(understand(text, lexicon).mentions.find((m) => m.finding === finding)?.durationHours).toBe(hours)
  })
})

describe('severity', () => {
  it.each([
    ['睡不着。剧烈头疼', 'severe'], // the "not" of the sentence before denies nothing here
    ["I can't sleep. Severe headache", 'severe'],
    ['头疼，不剧烈', undefined],
    ['家里孩子没人带，我走不开。剧烈头疼', 'severe'],
  ])('%s', (text, severity) => {
    const heard = understand(text, lexicon)
    expect(heard.mentions.find((m) => m.finding === 'headache')?.severity).toBe(severity)
    expect(heard.mentions.map((m) => m.finding)).not.toContain('toddler-told')
  })
})

describe('spans', () => {
  it.each([
    ['  Ｈｅａｄａｃｈｅ today', 'headache', 'Ｈｅａｄａｃｈｅ'],
    ['\u200b我頭\u200b疼', 'headache', '頭\u200b疼'],
  ])('point into the text as received: %j', (text, finding, said) => {
    const mention = understand(text, lexicon).mentions.find((m) => m.finding === finding)
    expect(mention && text.slice(mention.span[0], mention.span[1])).toBe(said)
  })
})

describe('answers', () => {
  it.each([
    ['yes', 'yes'],
    ['Yes, a little', 'yes'],
    ['nope', 'no'],
    ['no, nothing like that', 'no'],
    ['no fever', undefined],
    ["I don't know", 'unknown'],
    ['not sure', 'unknown'],
    ['有', 'yes'],
    ['没有', 'no'],
    ['没有发烧', undefined],
    ['不知道', 'unknown'],
    ['I have chest pain', undefined],
  ])('%s is %s', (text, answer) => {
    expect(understand(text, lexicon).answer).toBe(answer)
  })
})
