/** Long enough apart to talk in between, short enough not to be missed. */
const everyMs = 3000

/** Two short tones, again and again until told to stop. No file to load: it must sound when the network does not. */
export class Bell {
  #context: AudioContext | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  /** @param onBlocked the browser lets a page sound only after a click or a key; told whenever that changes */
  constructor(private readonly onBlocked: (blocked: boolean) => void) {}

  /** Call it from a click or a key: that is what makes browsers allow sound. */
  async allow(): Promise<void> {
    this.#context ??= new AudioContext()
    this.#context.onstatechange = () => this.onBlocked(this.blocked)
    await this.#context.resume().catch(() => {})
    this.onBlocked(this.blocked)
  }

  get blocked(): boolean {
    return this.#context?.state !== 'running'
  }

  ring(on: boolean): void {
    if (on === (this.#timer !== undefined)) return
    clearInterval(this.#timer)
    this.#timer = undefined
    if (!on) return
    this.#sound()
    this.#timer = setInterval(() => this.#sound(), everyMs)
  }

  #sound(): void {
    const context = this.#context
    this.onBlocked(this.blocked)
    if (!context || this.blocked) return
    for (const [after, hertz] of [
      [0, 880],
      [0.28, 660],
    ] as const) {
      const tone = context.createOscillator()
      const loudness = context.createGain()
      const start = context.currentTime + after
      tone.frequency.value = hertz
      // Ramps, since a tone cut off clicks.
      loudness.gain.setValueAtTime(0, start)
      loudness.gain.linearRampToValueAtTime(0.25, start + 0.02)
      loudness.gain.linearRampToValueAtTime(0, start + 0.22)
      tone.connect(loudness).connect(context.destination)
      tone.start(start)
      tone.stop(start + 0.24)
    }
  }
}
