import type { Code } from "../../../base/codes.js";
import { type Problem, problem } from "../fault.js";
import { quoted } from "./words.js";

export function tlsRefused(code: Code, direction: string): Problem {
  return problem(code, `The TLS settings of ${direction} connections are refused.`);
}

export function portTwice(port: number): Problem {
  return problem("entry/ingress.duplicate-port", `Two listeners have the port ${port}.`, "Give each its own port.");
}

export function manyTCPServices(count: number): Problem {
  return problem(
    "entry/ingress.tcp-many-services",
    `A listener for tcp has ${count} services, and cannot tell which one is meant.`,
    "Give each its own listener, or another protocol.",
  );
}

export function notInTCP(code: Code, what: string): Problem {
  return problem(
    code,
    `The listener speaks tcp, which has no ${what}.`,
    'Write Protocol = "http" if that is what it speaks.',
  );
}

export function wildcardInTCP(): Problem {
  return problem("entry/ingress.tcp-wildcard", 'A listener for tcp leads to "*".', "Name one service.");
}

export function wildcardWithHosts(): Problem {
  return problem(
    "entry/ingress.wildcard-hosts",
    'The service "*" has Hosts, but stands for services with host names of their own.',
    "Take Hosts away, or name the service.",
  );
}

/** A secret and the cluster that serves it are named in pairs. */
export function sdsWithout(
  code: Code,
  level: "gateway" | "listener" | "service",
  given: string,
  needed: string,
): Problem {
  return problem(code, `TLS.SDS of the ${level} has ${given} without ${needed}.`, `Add ${needed}.`);
}

export function starHostWithTLS(): Problem {
  return problem(
    "entry/ingress.star-host-tls",
    'The host "*" cannot stand in a certificate, and the gateway has TLS enabled.',
    "Name the hosts.",
  );
}

export function tlsFiles(service: string): Problem {
  return problem(
    "entry/terminating.tls-files",
    `The service ${quoted(service)} needs all of CAFile, CertFile and KeyFile, and has only some.`,
  );
}

export function tlsWithoutSNI(service: string): Problem {
  return problem(
    "entry/terminating.tls-without-sni",
    `The service ${quoted(service)} is reached by TLS without SNI.`,
    'Add SNI = "…", the name in its certificate.',
  );
}

export function listenerName(name: string): Problem {
  return problem(
    "entry/api-gateway.listener-name",
    `The listener name ${quoted(name)} is not made of small letters, digits and inner dashes, with dots between.`,
  );
}

export function listenersDiffer(port: number, field: "Hostname" | "Protocol"): Problem {
  return problem(
    "entry/api-gateway.merge",
    `Listeners on the port ${port} differ in ${field}.`,
    "Give one of them another port.",
  );
}

export function controllerOnly(): Problem {
  return problem(
    "entry/bound-api-gateway.controller-only",
    "Only Consul itself writes bound-api-gateway entries.",
    "Write api-gateway and routes.",
  );
}

export function noPEM(code: Code, field: string): Problem {
  return problem(
    code,
    `${field} holds no PEM block with a well-formed body.`,
    "Paste the file from -----BEGIN to END-----.",
  );
}

export function noRSAKey(): Problem {
  return problem(
    "entry/certificate.private-key-parse",
    "PrivateKey says that it is an RSA key, and cannot be read as one.",
  );
}

export function shortKey(bits: number, minimum: number): Problem {
  return problem("entry/certificate.key-length", `The RSA key has ${bits} bits; ${minimum} are needed.`);
}

export function certificateNotRead(): Problem {
  return problem(
    "entry/certificate.not-read",
    "The certificate was not looked into; Consul also checks that it belongs to the key and is for names of DNS.",
  );
}
