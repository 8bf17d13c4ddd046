import { type EntryBase, entryFields } from "./entry.js";
import { boolean, list, object, text } from "./type.js";

/** A service outside the mesh that the gateway leads to. */
export interface LinkedService {
  /** True if the host header is sent on as it came. */
  readonly disableAutoHostRewrite?: boolean;
  /** Enterprise. */
  readonly namespace?: string;
  /** `*` means all services. */
  readonly name?: string;
  /** File of the certificate authority that the service's certificate is checked with. */
  readonly caFile?: string;
  /** File of the gateway's own certificate. */
  readonly certFile?: string;
  /** File of the gateway's own key. */
  readonly keyFile?: string;
  /** Server name that the gateway asks for. */
  readonly sni?: string;
}

export const linkedService = object<LinkedService>("LinkedService", {
  disableAutoHostRewrite: boolean({ alias: false }),
  namespace: text({ knownTo: ["client"] }),
  name: text(),
  caFile: text(),
  certFile: text(),
  keyFile: text(),
  sni: text(),
});

/** A gateway that lets traffic of the mesh out to services outside. */
export interface TerminatingGateway extends EntryBase {
  readonly kind: "terminating-gateway";
  readonly services?: readonly LinkedService[];
}

export const terminatingGateway = object<Omit<TerminatingGateway, "kind">>("TerminatingGatewayConfigEntry", {
  ...entryFields,
  services: list(linkedService),
});
