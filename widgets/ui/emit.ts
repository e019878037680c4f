/** What people do in the shared parts. They cross shadow borders; `<pharos-chat>` stops them at its own, they are not for the host page. */
export interface PartEvents {
  'pharos-answer': { key: string; values: readonly string[] }
  'pharos-doctors': { id: string; name: string }
  'pharos-location': Record<string, never>
  'pharos-retry': { clientId: string }
  'pharos-calendar': { id: string; failed: () => void }
  'pharos-cancel': { id: string; failed: () => void }
}

export function emit<K extends keyof PartEvents>(from: EventTarget | null, type: K, detail: PartEvents[K]): void {
  from?.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
}
