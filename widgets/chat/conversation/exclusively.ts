const tails = new Map<string, Promise<unknown>>()

/**
 * Runs one at a time across the tabs of this browser. Web Locks exist on https only; without them it is one at a time
 * within this tab, and two tabs may send the same item, which the server takes once because of its clientId.
 */
export async function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  if (navigator.locks) return (await navigator.locks.request(name, run)) as T
  const before = tails.get(name) ?? Promise.resolve()
  const mine = before.then(run, run)
  tails.set(name, mine)
  return mine
}
