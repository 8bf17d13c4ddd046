import type { Diagnostic } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { parseDuration } from "../../src/base/duration.js";
import { readAgentFiles } from "../../src/decode/agent-files.js";
import type { AgentPath } from "../../src/decode/agent-paths.js";
import { readAgentPaths, readAgentText, readRegistrationText } from "../../src/decode/agent-text.js";
import type { CatalogRefusal } from "../../src/decode/catalog-refusals.js";
import { completeProxy } from "../../src/decode/registration.js";
import { readRegistrationBody } from "../../src/decode/registration-body.js";
import { completeCheck } from "../../src/decode/service-checks.js";
import type { AgentSettings } from "../../src/model/agent.js";
import { type Check, check, checkDurations } from "../../src/model/check.js";
import { consulJson, toConsulJson } from "../../src/model/consul-json.js";
import type { ServiceDefinition } from "../../src/model/definition.js";
import type { WrittenService } from "../../src/model/written-service.js";
import { writtenService } from "../../src/model/written-service.js";
import { difference } from "./difference.js";

/** What the agent of the vectors was started with. */
const defaults = { nodeName: "node1", developmentMode: true } as const;

interface Answer {
  readonly services: readonly ServiceDefinition[];
  readonly diagnostics: readonly Diagnostic[];
  readonly refusedAt?: string;
  readonly catalogRefusals: readonly CatalogRefusal[];
  readonly settings?: AgentSettings;
}

interface CatalogCase {
  readonly id: string;
  readonly codes: readonly string[];
}

/** Runs a case of services.jsonl; tells the difference, if there is one. */
export function checkService(testCase: unknown): string | undefined {
  const wanted = Object(testCase);
  const answer = answerTo(wanted);
  return difference(expected(wanted), observed(answer, wanted));
}

function answerTo(testCase: { format: string; input: string; files?: { name: string; text: string }[] }): Answer {
  if (testCase.format === "api-json") {
    return readRegistrationBody(readRegistrationText(createDocument({ file: "body.json", text: testCase.input })));
  }
  const files = testCase.files ?? [{ name: `services.${testCase.format}`, text: testCase.input }];
  const reading = readAgentPaths(pathsOf(files), defaults);
  return { ...reading, settings: reading.settings.value };
}

/** The paths given to the agent: each first part of a name once; files in directories of directories are not seen. */
function pathsOf(files: readonly { name: string; text: string }[]): AgentPath[] {
  const names = [...new Set(files.map(({ name }) => name.split("/")[0] ?? ""))];
  return names.map((top) => {
    const own = files.find(({ name }) => name === top);
    if (own !== undefined) return { kind: "file", source: { file: own.name, text: own.text } };
    const inside = files.filter(({ name }) => name.startsWith(`${top}/`) && name.split("/").length === 2);
    return { kind: "directory", sources: inside.map(({ name, text }) => ({ file: name, text })) };
  });
}

function expected({ output, stage, codes, warnings = [] }: Record<string, unknown>) {
  if (stage !== undefined) return { stage, codes };
  const { catalog, ...rest } = Object(output);
  return {
    ...rest,
    ...(catalog === undefined
      ? {}
      : { catalog: catalog.map(({ id, codes: refusedFor }: CatalogCase) => ({ id, codes: refusedFor })) }),
    autoPorts: undefined,
    warnings: [...new Set<string>([...Object(warnings)].map(wantedWarning))].sort(),
  };
}

function observed(answer: Answer, { output }: Record<string, unknown>): unknown {
  if (answer.refusedAt !== undefined) {
    const told = answer.diagnostics.filter((one) => one.severity === "error" && one.hidden !== true && !one.refusedBy);
    return { stage: answer.refusedAt, codes: vectorCodes(told) };
  }
  const { services, catalogRefusals } = answer;
  const refused = catalogRefusals.map(({ id, diagnostics }) => ({
    id,
    codes: vectorCodes(diagnostics.filter((one) => one.hidden !== true)),
  }));
  const parents = services.filter((one) => one.sidecarOf !== undefined);
  const checks = services.filter((one) => one.checkDefinitions !== undefined);
  const tokens = services.filter((one) => one.token !== undefined);
  return {
    services: services.map(printService),
    ...optional(
      "sidecarOf",
      parents.map((one) => [one.value.id, one.sidecarOf]),
    ),
    ...optional(
      "checks",
      checks.map((one) => [one.value.id, (one.checkDefinitions ?? []).map((c) => printCheck(c, one))]),
    ),
    ...optional(
      "tokens",
      tokens.map((one) => [one.value.id, one.token]),
    ),
    ...(refused.length === 0 ? {} : { catalog: refused }),
    ...("agent" in Object(output) && answer.settings !== undefined ? { agent: printSettings(answer.settings) } : {}),
    autoPorts: undefined,
    warnings: answer.diagnostics.flatMap((one) => (readerWarnings.includes(one.code) ? [subjectOf(one)] : [])).sort(),
  };
}

function optional(key: string, pairs: readonly (readonly [string, unknown])[]) {
  return pairs.length === 0 ? {} : { [key]: Object.fromEntries(pairs) };
}

/** Names of the vectors for our codes that do not simply follow from them. */
const vectorCodeOf: Readonly<Record<string, string>> = {
  "decode/unknown-key": "unknown-key",
  "source/unknown-extension": "file-extension",
  // Go reads the number and then finds that it does not fit.
  "json/number-out-of-range": "type-mismatch",
};

function vectorCodes(diagnostics: readonly Diagnostic[]): string[] {
  const codes = diagnostics.map(({ code }) => {
    if (code.startsWith("service/")) return code.slice("service/".length);
    const own = vectorCodeOf[code];
    if (own !== undefined) return own;
    if (code.startsWith("hcl/") || code.startsWith("json/")) return "syntax";
    return code.startsWith("decode/bad-") ? "type-mismatch" : code;
  });
  return [...new Set(codes)].sort();
}

/** Warnings that Consul's reader gives too, told by code and by the key or file that they name. */
const readerWarnings: readonly string[] = [
  "service/agent-key-old",
  "service/agent-key-useless",
  "service/agent-key-enterprise",
  "service/node-name-not-dns",
  "service/file-skipped",
];

function subjectOf({ path, message }: Diagnostic): string {
  // Consul tells either name by the newer one, with the older one behind it.
  return path === "non_voting_server" ? "read_replica" : (path ?? message.split(" ")[0] ?? "");
}

/** The key or file in a warning of Consul's. */
function wantedWarning(text: string): string {
  if (text.startsWith("Node name")) return "node_name";
  if (text.startsWith("skipping file")) return /skipping file ([^,]+),/.exec(text)?.[1] ?? text;
  return /['"]([^'" ]+)/.exec(text)?.[1] ?? text;
}

function printService(definition: ServiceDefinition): unknown {
  const printed: Record<string, unknown> = { ...toConsulJson(definition) };
  if (definition.assignedPort === undefined) return printed;
  const tagged = Object.entries(Object(printed["TaggedAddresses"])).map(([tag, address]) => [
    tag,
    Object(address).Address === definition.value.address ? { Port: "auto", ...Object(address) } : address,
  ]);
  return {
    ...printed,
    Port: "auto",
    ...(tagged.length === 0 ? {} : { TaggedAddresses: Object.fromEntries(tagged) }),
  };
}

/** A check as the vectors show it: sizes of 4096 left out, an assigned port as `auto`. */
function printCheck(one: Check, { assignedPort }: ServiceDefinition): unknown {
  const { outputMaxSize, ...rest } = one;
  const printed: Record<string, unknown> = {
    ...consulJson(check, outputMaxSize === 4096 || outputMaxSize === undefined ? rest : one),
  };
  const tcp = printed["TCP"];
  return assignedPort !== undefined && typeof tcp === "string" && tcp.endsWith(`:${assignedPort}`)
    ? { ...printed, TCP: `${tcp.slice(0, tcp.length - String(assignedPort).length)}auto` }
    : printed;
}

function printSettings(settings: AgentSettings) {
  const { connect, ports, acl } = settings;
  return {
    "acl.default_policy": acl.defaultPolicy,
    "acl.enabled": acl.enabled,
    "connect.enable_mesh_gateway_wan_federation": connect.enableMeshGatewayWANFederation,
    "connect.enabled": connect.enabled,
    datacenter: settings.datacenter,
    enable_central_service_config: settings.enableCentralServiceConfig,
    node_name: settings.nodeName,
    "peering.enabled": settings.peering.enabled,
    "ports.grpc": ports.grpc,
    "ports.grpc_tls": ports.grpcTLS,
    "ports.sidecar_max_port": ports.sidecarMaxPort,
    "ports.sidecar_min_port": ports.sidecarMinPort,
    primary_datacenter: settings.primaryDatacenter,
    primary_gateways: settings.primaryGateways,
    server: settings.server,
    translate_wan_addrs: settings.translateWANAddrs,
  };
}

/** Runs a case of hcl-typed.jsonl whose path is `agent`; tells the difference, if there is one. */
export function checkHclTypedAgent(testCase: unknown): string | undefined {
  const { input, output } = Object(testCase);
  const document = createDocument({ file: "agent.hcl", text: input });
  const reading = readAgentFiles([readAgentText(document, "hcl")], defaults);
  const refused = reading.refusedAt === "decode" || reading.refusedAt === "validate";
  if (output === undefined) return refused ? undefined : "expected an error, got none";
  if (refused) return `expected no error, got ${JSON.stringify(reading.diagnostics)}`;
  return difference(output, {
    services: reading.written.map(printWritten),
    checks: reading.checks.map(printTypedCheck),
  });
}

/** A definition in the form of the cases: types of upstreams filled in, checks completed, durations as nanoseconds. */
function printWritten(service: WrittenService): unknown {
  const { checks = [], check: one, proxy, ...rest } = service;
  const printed = consulJson(writtenService, {
    ...rest,
    ...(proxy === undefined ? {} : { proxy: completeProxy(proxy) }),
  });
  const all = [...checks, ...(one === undefined ? [] : [one])].map((each) =>
    printTypedCheck(completeCheck(each, "file")),
  );
  const sidecar = service.connect?.sidecarService;
  return {
    ...printed,
    ...(sidecar === undefined
      ? {}
      : { Connect: { ...Object(printed["Connect"]), SidecarService: printWritten(sidecar) } }),
    ...(all.length === 0 ? {} : { Checks: all }),
  };
}

function printTypedCheck(one: Check): unknown {
  const names = check.fields.filter((field) => checkDurations.some((name) => name === field.name));
  const printed: Record<string, unknown> = { ...consulJson(check, one) };
  for (const { consulName } of names) {
    const text = printed[consulName];
    if (typeof text === "string") printed[consulName] = Number(parseDuration(text));
  }
  return printed;
}
