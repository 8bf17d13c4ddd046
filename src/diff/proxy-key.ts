/** Tells proxies apart: IDs are told apart in their datacenter only. Names may hold any character, so they are written as a list. */
export function proxyKey({ datacenter, id }: { readonly datacenter: string; readonly id: string }): string {
  return JSON.stringify([datacenter, id]);
}
