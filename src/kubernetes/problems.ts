import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Located } from "../base/located.js";
import type { Span } from "../base/span.js";
import type { AnyType } from "../model/type.js";
import { consulApiVersion } from "./kinds.js";

export function wrongApiVersion(kind: string, apiVersion: string, nearestKind: string, span: Span): Diagnostic {
  const message =
    apiVersion === ""
      ? `A resource of kind ${kind} has no apiVersion.`
      : `A resource of kind ${kind} has the apiVersion \`${apiVersion}\`, which Consul does not know.`;
  return diagnostic("kubernetes/api-version", message, {
    span,
    hint: `Write \`apiVersion: ${consulApiVersion}\`${kind === nearestKind ? "" : ` and \`kind: ${nearestKind}\``}.`,
  });
}

export function unknownKind(kind: string, suggestion: string | undefined, span: Span): Diagnostic {
  const message =
    kind === "" ? `A resource of ${consulApiVersion} says no kind.` : `${consulApiVersion} has no kind \`${kind}\`.`;
  return diagnostic("kubernetes/kind", message, {
    span,
    ...(suggestion === undefined ? {} : { hint: `Did you mean \`${suggestion}\`?` }),
  });
}

export function nameMissing(kind: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/name-missing", `A resource of kind ${kind} has no \`metadata.name\`.`, { span });
}

export function meshName(name: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/mesh-name", `A resource of kind Mesh is called \`${name}\`, not \`mesh\`.`, {
    span,
    hint: "Write `name: mesh`.",
  });
}

export function notAnObject(what: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/not-an-object", `\`${what}\` is not an object.`, { span });
}

export function snakeCaseKey(key: string, name: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/snake-case-key", `The resource has no field \`${key}\`.`, {
    span,
    hint: `Did you mean \`${name}\`?`,
  });
}

export function keyCase(key: string, name: string, span: Span): Diagnostic {
  return diagnostic(
    "kubernetes/key-case",
    `\`${key}\` is spelled \`${name}\` in a resource; letter case counts there.`,
    {
      span,
      hint: `Write \`${name}\`.`,
    },
  );
}

export function fieldMissing(key: string, span: Span): Diagnostic {
  return diagnostic(
    "kubernetes/field-missing",
    `The resource has no field \`${key}\`; only config entries written to Consul itself have it.`,
    { span },
  );
}

export function valueType(name: string, wanted: AnyType, found: Located, span: Span): Diagnostic {
  const words = typeWords[wanted.is] ?? "text";
  const hint = hintForType(wanted, found);
  return diagnostic("kubernetes/value-type", `\`${name}\` must be ${words}; Kubernetes converts nothing.`, {
    span,
    ...(hint === undefined ? {} : { hint }),
  });
}

/** What the schemas of the resources call for; text where nothing else is said. */
const typeWords: Readonly<Partial<Record<AnyType["is"], string>>> = {
  object: "an object",
  map: "an object",
  list: "a list",
  boolean: "true or false",
  integer: "a whole number",
  unsigned: "a whole number",
  float: "a number",
};

function hintForType(wanted: AnyType, found: Located): string | undefined {
  if (found.type === "list" || found.type === "map" || found.type === "null") return undefined;
  if (wanted.is === "list") return "Put it in brackets: […].";
  if (wanted.is === "duration") return `Write the unit: ${found.value}s or ${found.value}ms.`;
  if (found.type !== "text")
    return typeWords[wanted.is] === undefined ? `Put it in quotes: "${found.value}".` : undefined;
  return wanted.is === "object" || wanted.is === "map" ? undefined : "Take the quotes away.";
}

export function useAnnotation(path: string, annotation: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/use-annotation", `The controller refuses \`${path}\` in a resource.`, {
    span,
    hint: `Use the annotation \`${annotation}\` of the pods.`,
  });
}

export function meshGatewayMode(unknown: Diagnostic): Diagnostic {
  const { code: _, severity: __, message, ...details } = unknown;
  return diagnostic("kubernetes/mesh-gateway-mode", `${message.replace(/\.$/, "")}, and the controller refuses it.`, {
    ...details,
  });
}

export function annotationNotText(name: string, written: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/annotation-not-text", `The annotation \`${name}\` is not text.`, {
    span,
    hint: `Put the value in quotes: "${written}".`,
  });
}

export function annotationNotBoolean(name: string, value: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/annotation", `The annotation \`${name}\` is neither true nor false: \`${value}\`.`, {
    span,
    hint: 'Write "true" or "false".',
  });
}

export function annotationNotJson(name: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/annotation", `The annotation \`${name}\` does not hold a JSON object.`, { span });
}

export function portUnknown(name: string, port: string, span: Span): Diagnostic {
  return diagnostic(
    "kubernetes/annotation",
    `The annotation \`${name}\` names the port \`${port}\`: it is neither a number from 1 to 65535 nor the name of a port of a container.`,
    { span },
  );
}

export function gatewayKindUnknown(kind: string, known: readonly string[], span: Span): Diagnostic {
  return diagnostic("kubernetes/annotation", `There is no kind of gateway \`${kind}\`.`, {
    span,
    hint: `Write ${known.join(", ")}.`,
  });
}

export function annotationUnknown(name: string, suggestion: string, span: Span): Diagnostic {
  return diagnostic("kubernetes/annotation-unknown", `Consul has no annotation \`${name}\`.`, {
    span,
    hint: `Did you mean \`${suggestion}\`?`,
  });
}

export function annotationMisplaced(name: string, kind: string, place: string, span: Span): Diagnostic {
  return diagnostic(
    "kubernetes/annotation-misplaced",
    `The annotation \`${name}\` stands on the ${kind} itself, where Consul does not look.`,
    { span, hint: `Move it to \`${place}.metadata.annotations\`.` },
  );
}

export function notInjected(name: string, span: Span): Diagnostic {
  return diagnostic(
    "kubernetes/not-injected",
    `The pods of \`${name}\` do not ask for injection; it is taken that the injector does it by default.`,
    { span, hint: 'Add the annotation `consul.hashicorp.com/connect-inject: "true"`.' },
  );
}

export function badUpstream(message: string, hint: string | undefined, span: Span): Diagnostic {
  return diagnostic("kubernetes/upstream", message, { span, ...(hint === undefined ? {} : { hint }) });
}

export function upstreamEnterprise(what: string, name: string, span: Span): Diagnostic {
  return diagnostic(
    "kubernetes/upstream-enterprise",
    `The upstream names the ${what} \`${name}\`, which only Consul Enterprise has.`,
    { span },
  );
}
