import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import { expectedShapes } from "./shape.js";

export function answerUnknown(span: Span): Diagnostic {
  return diagnostic("live/answer-unknown", "This is nothing that Consul answers with.", {
    span,
    hint: `Expected ${expectedShapes.slice(0, -1).join(", ")}, or ${expectedShapes.at(-1)}.`,
  });
}

export function partMissing(what: string, part: string, span: Span): Diagnostic {
  return diagnostic("live/part-missing", `${what} has no \`${part}\`.`, { span });
}

export function fieldUnknown(path: string, what: string, span: Span): Diagnostic {
  return diagnostic("live/field-unknown", `\`${path}\` of ${what} is not known to Meshplan and is passed over.`, {
    span,
    path,
  });
}

export function otherTenancy(what: string, field: string, value: string, span: Span): Diagnostic {
  return diagnostic("live/other-tenancy", `${what} is of the ${field} \`${value}\` and is left out.`, { span });
}

export function otherDatacenter(named: string, given: string, span: Span): Diagnostic {
  return diagnostic(
    "live/other-datacenter",
    `The answer is from the datacenter \`${named}\`, and the file was given for \`${given}\`.`,
    { span, hint: `Give it as ${named}=PATH.` },
  );
}

export function importedService(id: string, peer: string, span: Span): Diagnostic {
  return diagnostic("live/imported-service", `\`${id}\` runs in the cluster of the peer \`${peer}\` and is left out.`, {
    span,
  });
}

export function queryPart(name: string, part: string, span: Span): Diagnostic {
  return diagnostic("live/query-part", `\`${part}\` of the prepared query \`${name}\` is not followed.`, { span });
}

export function queryTemplate(name: string, span: Span): Diagnostic {
  return diagnostic("live/query-template", `The prepared query \`${name}\` is a template and is left out.`, { span });
}

export function peerUnknown(peer: string, upstreamOf: string, span: Span | undefined): Diagnostic {
  return diagnostic(
    "live/peer-unknown",
    `An upstream of \`${upstreamOf}\` names the peer \`${peer}\`, which the saved peerings do not list.`,
    span === undefined ? {} : { span },
  );
}

export function peerInactive(peer: string, state: string, upstreamOf: string, span: Span | undefined): Diagnostic {
  return diagnostic(
    "live/peer-inactive",
    `An upstream of \`${upstreamOf}\` names the peer \`${peer}\`, whose peering was in the state ${state}.`,
    span === undefined ? {} : { span },
  );
}
