/** Registers once: the widget and the staff page may meet on one page, and a second `define` throws. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element)
}
