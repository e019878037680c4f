import type { Token } from './tokens.ts'

/** A place where a unit (a word of a class, a literal, a cue) stands; half-open in tokens. */
export interface Hit {
  readonly unit: number
  readonly from: number
  readonly to: number
}

interface Node {
  next: Map<string, Node> | undefined
  units: number[] | undefined
}

/** Many patterns, one pass: each text position walks the trie as far as it goes. */
export class Trie {
  readonly #root: Node = { next: undefined, units: undefined }

  add(keys: readonly string[], unit: number): void {
    let node = this.#root
    for (const key of keys) {
      node.next ??= new Map()
      let child = node.next.get(key)
      if (!child) {
        child = { next: undefined, units: undefined }
        node.next.set(key, child)
      }
      node = child
    }
    if (node === this.#root) return
    node.units ??= []
    if (!node.units.includes(unit)) node.units.push(unit)
  }

  /** All hits, by start, then by length. */
  scan(tokens: readonly Token[]): Hit[] {
    const hits: Hit[] = []
    for (let start = 0; start < tokens.length; start++) {
      let node: Node | undefined = this.#root
      for (let at = start; at < tokens.length; at++) {
        node = node.next?.get((tokens[at] as Token).key)
        if (!node) break
        if (node.units) for (const unit of node.units) hits.push({ unit, from: start, to: at + 1 })
      }
    }
    return hits
  }
}
