import { basename } from 'node:path'
import {
  CaseFile,
  type Combination,
  CombinationFile,
  ConditionFile,
  CueFile,
  DepartmentFile,
  type Doctor,
  DoctorFile,
  DoctorWording,
  type Finding,
  Hospital,
  LevelFile,
  LexiconFile,
  type NamedCase,
  Protocol,
  type Quantity,
  QuantityFile,
  RegionFile,
  SpellingFile,
  type WordClass,
  WordFile,
  WordingFile,
} from '../schema/index.ts'
import { type ContentFolder, readContent, yamlFiles } from './read.ts'

/** Something read from a file, which is remembered so that faults can name it. */
export type Located<T> = T & { readonly file: string }

/** Content as read, before references are checked and the bundle is made. */
export interface RawContent {
  readonly classes: Located<WordClass>[]
  readonly findings: Located<Finding>[]
  readonly quantities: Located<Quantity>[]
  readonly cues: CueFile[]
  readonly spelling: SpellingFile[]
  readonly protocols: Located<Protocol>[]
  readonly combinations: Located<CombinationFile>[]
  readonly cases: Located<NamedCase>[]
  readonly conditions: Located<ConditionFile>[]
  readonly departments: DepartmentFile['departments']
  readonly hospital: Hospital | undefined
  readonly doctors: Located<Doctor>[]
  readonly levels: LevelFile | undefined
  readonly regions: RegionFile | undefined
  readonly wording: WordingFile | undefined
  readonly doctorWording: DoctorWording | undefined
}

export type RuleLike = Combination | Protocol['discriminators'][number]

const at =
  (file: string) =>
  <T>(value: T): Located<T> => ({ ...value, file })

/** Reads every content file below `root`. Faults of form are collected, not thrown. */
export function loadContent(content: ContentFolder): RawContent {
  const read = <S extends Parameters<typeof readContent>[2]>(file: string, schema: S) => readContent(content, file, schema)
  const lexicon = yamlFiles(content.root, 'lexicon')
  const topics = lexicon.filter((f) => !/^lexicon\/(words|cues|quantities|spelling)\//.test(f))
  const topicFiles = topics.flatMap((file) => {
    const data = read(file, LexiconFile)
    return data ? [{ file, data }] : []
  })
  const inFolder = <S extends Parameters<typeof readContent>[2]>(folder: string, schema: S) =>
    lexicon
      .filter((f) => f.startsWith(`lexicon/${folder}/`))
      .flatMap((file) => {
        const data = read(file, schema)
        return data ? [{ file, data }] : []
      })

  const raw: RawContent = {
    classes: [
      ...inFolder('words', WordFile).flatMap(({ file, data }) => data.classes.map(at(file))),
      ...topicFiles.flatMap(({ file, data }) => data.classes.map(at(file))),
    ],
    findings: topicFiles.flatMap(({ file, data }) => data.findings.map(at(file))),
    quantities: inFolder('quantities', QuantityFile).flatMap(({ file, data }) => data.quantities.map(at(file))),
    cues: inFolder('cues', CueFile).map(({ data }) => data),
    spelling: inFolder('spelling', SpellingFile).map(({ data }) => data),
    protocols: [],
    combinations: [],
    cases: [],
    conditions: yamlFiles(content.root, 'conditions').flatMap((file) => {
      const data = read(file, ConditionFile)
      return data ? [{ ...data, file }] : []
    }),
    departments: read('hospital/departments.yaml', DepartmentFile)?.departments ?? [],
    hospital: read('hospital/hospital.yaml', Hospital),
    doctors: (read('hospital/doctors.yaml', DoctorFile)?.doctors ?? []).map(at('hospital/doctors.yaml')),
    levels: read('hospital/levels.yaml', LevelFile),
    regions: read('hospital/regions.yaml', RegionFile),
    wording: read('wording/dialogue.yaml', WordingFile),
    doctorWording: read('wording/doctors.yaml', DoctorWording),
  }

  for (const file of yamlFiles(content.root, 'protocols')) {
    const name = basename(file)
    if (name.endsWith('.cases.yaml')) {
      const data = read(file, CaseFile)
      if (data) raw.cases.push(...data.cases.map((c) => ({ ...c, protocol: data.protocol, file })))
    } else if (name.startsWith('combinations')) {
      const data = read(file, CombinationFile)
      if (data) raw.combinations.push({ ...data, file })
    } else {
      const data = read(file, Protocol)
      if (data) raw.protocols.push({ ...data, file })
    }
  }
  return raw
}
