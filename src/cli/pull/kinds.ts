import type { EntryKind } from "../../index.js";

/** The kinds of config entries to ask for, and the permission without which Consul leaves some of them out. */
export const permissionsByKind: Readonly<Record<Exclude<EntryKind, "control-plane-request-limit">, string>> = {
  "proxy-defaults": "service:read",
  "service-defaults": "service:read",
  "service-resolver": "service:read",
  "service-splitter": "service:read",
  "service-router": "service:read",
  "sameness-group": "mesh:read",
  "service-intentions": "intentions:read",
  "exported-services": "mesh:read",
  mesh: "mesh:read",
  "ingress-gateway": "service:read",
  "terminating-gateway": "service:read",
  "api-gateway": "service:read",
  "bound-api-gateway": "service:read",
  "http-route": "mesh:read",
  "tcp-route": "mesh:read",
  "inline-certificate": "mesh:read",
  "file-system-certificate": "mesh:read",
  "jwt-provider": "mesh:read",
};
