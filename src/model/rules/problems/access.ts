import type { Code } from "../../../base/codes.js";
import { type Problem, problem } from "../fault.js";
import { quoted } from "./words.js";

export function notDefault(name: string): Problem {
  return problem(
    "entry/exported-services.name",
    name === ""
      ? 'exported-services has no name; there is one, named "default".'
      : `exported-services is named ${quoted(name)}; there is one, and it is named "default".`,
    'Write Name = "default".',
  );
}

export function severalConsumerKinds(): Problem {
  return problem(
    "entry/exported-services.one-consumer-kind",
    "A consumer has several of Peer, Partition and SamenessGroup.",
    "Make it several consumers.",
  );
}

export function consumerWildcard(code: Code, kind: "partition" | "peer"): Problem {
  return problem(code, `The ${kind} of a consumer is "*".`, `Name each ${kind}.`);
}

export function peerWildcard(peer: string): Problem {
  return problem(
    "entry/service-intentions.peer-wildcard",
    `The peer ${quoted(peer)} of a source has a "*".`,
    "Name the peer.",
  );
}

export function descriptionLength(limit: number): Problem {
  return problem(
    "entry/service-intentions.description-length",
    `The description of a source is longer than ${limit} bytes.`,
  );
}

export function legacyMeta(): Problem {
  return problem(
    "entry/service-intentions.legacy-meta",
    "LegacyMeta is filled by Consul itself.",
    "Use Meta of the entry.",
  );
}

export function actionBesidePermissions(action: string): Problem {
  return problem(
    "entry/service-intentions.action-with-permissions",
    `The source has the action ${quoted(action)} and permissions with actions of their own.`,
    "Take Action of the source away.",
  );
}

export function permissionsNeedDestination(): Problem {
  return problem(
    "entry/service-intentions.permissions-wildcard-destination",
    'The source has permissions, and the entry is for "*".',
    "Name the destination, or give the source an action.",
  );
}

export function sourceTwice(name: string, peer: string): Problem {
  const whose = peer === "" ? "" : ` of the peer ${quoted(peer)}`;
  return problem(
    "entry/service-intentions.duplicate-source",
    `The source ${quoted(name)}${whose} is listed twice.`,
    "Keep one of them.",
  );
}

export function badURI(uri: string): Problem {
  return problem(
    "entry/jwt-provider.uri-invalid",
    `The URI ${quoted(uri)} is neither absolute nor a path from "/".`,
    'Write it in full: "https://…".',
  );
}

export function backOff(base: string, maximum: string): Problem {
  return problem("entry/jwt-provider.backoff", `MaxInterval ${maximum} is below BaseInterval ${base}.`);
}

export function notBase64(): Problem {
  return problem("entry/jwt-provider.local-base64", "JWKS is not padded base64.", "Encode the key set with base64.");
}
