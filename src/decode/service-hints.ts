import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, Member } from "../base/located.js";
import type { ObjectType } from "../model/type.js";
import { agentDialect, type Dialect } from "./dialect.js";
import { diagnosticsOf } from "./problems.js";
import type { Issue } from "./walk.js";

/** Words what a walk through an agent file came upon. */
export function wordAgentIssues(issues: readonly Issue[], document: Document): readonly Diagnostic[] {
  return wordServiceIssues(issues, { document, dialect: agentDialect, what: "An agent file" });
}

/** Words issues as usual, with better hints for keys that people look for in a service. */
export function wordServiceIssues(
  issues: readonly Issue[],
  subject: { readonly document: Document; readonly dialect: Dialect; readonly what: string },
): readonly Diagnostic[] {
  const worded = diagnosticsOf(issues, subject);
  return worded.map((found, index) => {
    const issue = issues[index];
    if (issue?.issue !== "unknown-key") return found;
    const hint = hintFor(issue.member, issue.object, subject.dialect, found.hint);
    const message = messageFor(issue.member.key, issue.path, subject.what);
    return { ...found, message, ...(hint === undefined ? {} : { hint }) };
  });
}

function messageFor(key: string, path: string, what: string): string {
  const block = path.slice(0, Math.max(0, path.length - key.length - 1));
  return `${block === "" ? what : `\`${block}\``} has no field \`${key}\`.`;
}

/** Keys that belong elsewhere, by the table in which they were looked for. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ServiceDefinition: {
    datacenter: "`datacenter` belongs to an upstream, or to the settings of the agent.",
    mesh_gateway: "`mesh_gateway` belongs into the block `proxy`.",
    meshgateway: "The mode belongs into the block `proxy`.",
    upstreams: "`upstreams` belongs into the block `proxy`.",
    sidecar_service: "`sidecar_service` belongs into the block `connect`.",
    sidecarservice: "`SidecarService` belongs into `Connect`.",
    service: "The name of a service is given as `name`.",
    namespace: "Namespaces exist in Consul Enterprise only.",
    partition: "Partitions exist in Consul Enterprise only.",
    ports: "A service has one `port`.",
  },
  ConnectProxyConfig: {
    envoy_extensions: "Agent files cannot set it on one proxy; use proxy-defaults or service-defaults.",
    access_logs: "Agent files cannot set it on one proxy; use proxy-defaults.",
  },
};

function hintFor(
  { key, value }: Member,
  object: ObjectType,
  dialect: Dialect,
  suggestion: string | undefined,
): string | undefined {
  const lower = key.toLowerCase();
  if (dialect.vocabulary === "agent") {
    const field = object.fields.find(
      (candidate) => candidate.consulName.toLowerCase() === lower && candidate.knownTo.includes("agent"),
    );
    if (field !== undefined) return `Agent files spell it \`${field.snakeName}\`.`;
  } else {
    const field = object.fields.find(
      (candidate) => candidate.snakeName === lower && candidate.knownTo.includes(dialect.vocabulary),
    );
    if (field !== undefined) return `The API spells it \`${field.consulName}\`.`;
  }
  const hints = elsewhere[object.name];
  if (hints !== undefined && Object.hasOwn(hints, lower)) return hints[lower];
  const isLabel = dialect.vocabulary === "agent" && object.name === "ServiceDefinition" && isBlock(value);
  if (suggestion === undefined && isLabel) return `A label does not name a service; write \`name = "${key}"\` in it.`;
  return suggestion;
}

/** A block of HCL is a list of one object. */
function isBlock(value: Located): boolean {
  return value.type === "list" && value.value.length === 1 && value.value[0]?.type === "map";
}
