import type { Located, LocatedMap } from "../../base/located.js";
import { mapAtPlace, textAt } from "../../base/synthetic.js";

/** The tagged addresses of a service: Nomad writes `"10.0.0.1"` or `"10.0.0.1:80"` where Consul has an address and a port. */
export function taggedAddresses(written: LocatedMap | undefined, port: Located | undefined): LocatedMap | undefined {
  if (written === undefined) return undefined;
  const value = written.value.map((member) => ({ ...member, value: addressOf(member.value, port) }));
  return { ...written, value };
}

/** Without a port of its own the address has that of the service. */
function addressOf(value: Located, port: Located | undefined): Located {
  if (value.type !== "text") return value;
  const { start, end } = value;
  const parts = /^(?:\[([^\]]*)\]|([^:]*)):([0-9]{1,5})$/.exec(value.value);
  const host = parts?.[1] ?? parts?.[2] ?? value.value;
  const own: Located | undefined = parts === null ? port : { type: "integer", value: Number(parts[3]), start, end };
  return mapAtPlace({ address: textAt(host, value), port: own }, value);
}
