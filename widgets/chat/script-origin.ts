/** Where this script came from; read while it loads, since `document.currentScript` is gone afterwards (and `null` in modules). */
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="pharos-chat.js"]')

export const scriptOrigin = new URL(script?.src || location.href).origin
