/** Closed lists, apart from the schemas so that the core starts without zod. */

/** The two peer languages. Every text a patient may see exists in both. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** Worst first. `not-covered` stands outside this order: a person decides. */
export const urgencies = ['ambulance', 'emergency', 'urgent', 'routine', 'self-care'] as const

export const crisisKinds = ['self-harm', 'abuse', 'harm-to-others', 'poisoning'] as const
/** Mildest first. The response grows with the level. */
export const crisisLevels = ['concern', 'high', 'imminent'] as const
