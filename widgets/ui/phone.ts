/** A number from content as a `tel:` link: nothing but what a telephone can dial. */
export const tel = (number: string): string => `tel:${number.replace(/[^\d+*#]/g, '')}`
