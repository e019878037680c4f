import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Public data sets outside the project, for development figures only. */
export const data = join(process.cwd(), '../shared/data')

export function rows<T>(file: string): T[] {
  return readFileSync(join(data, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}
export const share = (n: number, of: number): string => `${((100 * n) / of).toFixed(1)} % (${n}/${of})`
export const line = (text: string): void => void process.stdout.write(`${text}\n`)

/** Precision, recall and F1 of one label, from pairs of gold and found (`undefined`: nothing there). */
export function f1Line(label: string, pairs: readonly { gold: string | undefined; found: string | undefined }[]): string {
  const both = pairs.filter((p) => p.gold === label && p.found === label).length
  const found = pairs.filter((p) => p.found === label).length
  const gold = pairs.filter((p) => p.gold === label).length
  const [precision, recall] = [both / Math.max(1, found), both / Math.max(1, gold)]
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall)
  const percent = (x: number) => (100 * x).toFixed(1)
  return `  ${label.padEnd(10)} precision ${percent(precision)} recall ${percent(recall)} F1 ${percent(f1)} (gold ${gold}, found ${found})`
}
