/** The model of this repository, run as it is shipped. */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBundle } from '../knowledge/load/bundle-file.ts'
import { labelsOf, readHead, tasks } from './classify.ts'
import { type Encoder, loadEncoder } from './encoder.ts'
import { defaultModel, mostDimensions, openModelFolder } from './model-folder.ts'
import { createProposer } from './proposer.ts'

let encoder: Encoder
const scratch = mkdtempSync(join(tmpdir(), 'pharos-model-'))
beforeAll(async () => {
  encoder = await loadEncoder()
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
const one = async (text: string) => (await encoder.encode([text]))[0] as Awaited<ReturnType<Encoder['encode']>>[number]

describe('the shipped model', () => {
  it('is at most 20 MB with all its files', () => {
    const { path } = openModelFolder()
    const files = ['onnx/model_quantized.onnx', 'tokenizer.json', 'tokenizer_config.json', 'config.json', 'MODEL_CARD.md']
    expect(files.reduce((sum, f) => sum + statSync(join(path, f)).size, 0)).toBeLessThanOrEqual(20e6)
  })
  it('gives vectors of unit length, the same each time, for any text', async () => {
    expect(encoder.dimensions).toBeLessThanOrEqual(mostDimensions)
    for (const text of ['', ' ', '。', '👍🏽', '胸口疼', 'my chest hurts', 'x'.repeat(20_000), '\ud800', 'ＡＢＣ']) {
      const { vector } = await one(text)
      expect(cosine(vector, vector)).toBeCloseTo(1, 4)
      expect((await one(text)).vector).toEqual(vector)
    }
  })
  it('a batch says what its texts say alone, whatever their lengths and order', async () => {
    const texts = [
      '肚子疼',
      'I have had a cough for three weeks and it will not go away',
      '嗯',
      '请问做一次核磁共振要多少钱，医保能报吗',
      ...Array.from({ length: 40 }, (_, i) => `头疼${i}天`),
    ]
    const together = await encoder.encode(texts)
    for (const [i, text] of texts.entries())
      expect(cosine((await one(text)).vector, together[i]?.vector as Float32Array)).toBeGreaterThan(0.98)
  })
  it('lies near what means the same, in the other language too', async () => {
    const groups = [
      ['拉肚子好几天了', 'I have had diarrhoea for days'],
      ['晚上睡不着觉', "I can't sleep at night"],
      ['怀孕两个月了有点出血', 'two months pregnant and bleeding a little'],
      ['耳朵嗡嗡响', 'ringing in my ears'],
    ] as const
    const [zh, en] = [await encoder.encode(groups.map((g) => g[0])), await encoder.encode(groups.map((g) => g[1]))]
    const nearest = zh.map((z) => en.map((e) => cosine(z.vector, e.vector))).map((row) => row.indexOf(Math.max(...row)))
    expect(nearest).toEqual([0, 1, 2, 3])
  })
  it('has every head, labelled; departments are those of the hospital', async () => {
    const { config } = encoder.folder
    const known = new Set((await loadBundle()).departments.map((d) => d.id))
    expect(labelsOf(config, 'department').length).toBeGreaterThanOrEqual(30)
    expect(labelsOf(config, 'department').filter((id) => !known.has(id))).toEqual([])
    for (const task of tasks) expect(readHead(await one('等了三个小时'), task, config)?.labels.length).toBeGreaterThan(0)
    for (const task of ['department', 'intent', 'sentiment'] as const) {
      const p = readHead(await one('膝盖疼'), task, config)?.labels.reduce((sum, l) => sum + l.p, 0) ?? 0
      expect(p).toBeGreaterThan(0.9)
      expect(p).toBeLessThanOrEqual(1.0001)
    }
  })
  it('never compares its vectors with those of another model', async () => {
    const { findings } = await loadBundle()
    const index = {
      modelHash: 'another',
      bundleHash: 'x',
      dimensions: encoder.dimensions,
      findings: [findings[0]?.id ?? ''],
      englishFrom: 1,
      vectors: (await one('胸口疼')).vector,
    }
    const text = '胸口疼'
    expect((await createProposer(encoder, () => index).propose(text, [text], 'zh-CN')).near).toEqual([])
    expect(
      (await createProposer(encoder, () => ({ ...index, modelHash: encoder.folder.hash })).propose(text, [text], 'zh-CN')).near,
    ).toHaveLength(1)
  })
})

describe('a model that cannot be used is one clear line', () => {
  const copy = (name: string) => {
    const to = join(scratch, name)
    cpSync(openModelFolder().path, to, { recursive: true })
    return to
  }
  const fault = async (model: string) =>
    loadEncoder(model).then(
      () => 'loaded',
      (e: { code?: string; message: string }) => [e.code, e.message.includes('\n')],
    )

  it('a folder that is not there', async () => {
    expect(await fault('no/such-model')).toEqual(['MODEL_MISSING', false])
  })
  it('a missing file', async () => {
    const folder = copy('no-tokenizer')
    rmSync(join(folder, 'tokenizer.json'))
    expect(await fault(folder)).toEqual(['MODEL_MISSING', false])
    const weightless = copy('no-weights')
    rmSync(join(weightless, 'onnx'), { recursive: true })
    expect(await fault(weightless)).toEqual(['MODEL_MISSING', false])
  })
  it('damaged weights or configuration', async () => {
    const folder = copy('damaged')
    writeFileSync(join(folder, 'onnx/model_quantized.onnx'), 'not a model')
    expect(await fault(folder)).toEqual(['MODEL_DAMAGED', false])
    const garbled = copy('garbled')
    writeFileSync(join(garbled, 'config.json'), '{')
    expect(await fault(garbled)).toEqual(['MODEL_DAMAGED', false])
  })
  it('too many dimensions, or others than it says', async () => {
    for (const [name, size] of [
      ['wide', 768],
      ['other', 128],
    ] as const) {
      const folder = copy(name)
      const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as object
      writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...config, hidden_size: size }))
      expect(await fault(folder)).toEqual(['MODEL_DIMENSION', false])
    }
  })
  it('its hash changes with any of its files', () => {
    const folder = copy('hash')
    const before = openModelFolder(folder).hash
    expect(before).toBe(openModelFolder(defaultModel).hash)
    writeFileSync(join(folder, 'tokenizer.json'), `${readFileSync(join(folder, 'tokenizer.json'), 'utf8')} `)
    expect(openModelFolder(folder).hash).not.toBe(before)
  })
})
