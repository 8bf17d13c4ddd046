import { codes } from "../../src/base/codes.js";
import type { Finding } from "../../src/base/finding.js";
import { indexEntries } from "../../src/catalog/entries.js";
import { defineEntry } from "../../src/decode/define.js";
import { consulJson } from "../../src/model/consul-json.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import { type ConfigEntry, entryKinds } from "../../src/model/kinds.js";
import { registration } from "../../src/model/service.js";
import type { EffectiveMode } from "../../src/resolve/mode.js";
import type { ProxyResolution } from "../../src/resolve/resolution.js";
import { resolveProxy } from "../../src/resolve/resolve.js";

export { checkTruthTable } from "./mode-truth-table.js";

import { difference } from "./difference.js";
import { defineService } from "./registration.js";

/** A line of mode-resolution.jsonl, of what this check reads. */
interface ModeCase {
  readonly entries: readonly unknown[];
  readonly service: unknown;
  readonly intentions?: readonly string[];
  readonly importedServices?: readonly { readonly Name: string; readonly Peer: string }[];
  readonly centralConfigDisabled?: boolean;
  readonly output?: unknown;
  readonly error?: unknown;
}

type Answer = Readonly<Record<string, unknown>>;

/** Compares the merged registration, the hand-overs and the source of every mode with what Consul gave. */
export function checkModeResolution(testCase: unknown): string | undefined {
  const given: ModeCase = Object(testCase);
  const answer = answerTo(given);
  const expected: Answer = given.error === undefined ? expectedAnswer(given) : { error: given.error };
  return difference(expected, answer);
}

const compared = ["output", "chains", "peered", "preparedQueries", "sources"] as const;

function expectedAnswer(given: ModeCase): Answer {
  const all: Answer = Object(given);
  return Object.fromEntries(compared.filter((key) => key in all).map((key) => [key, all[key]]));
}

function answerTo(given: ModeCase): Answer {
  const entries: EntryDefinition[] = [];
  for (const written of given.entries) {
    const read = readEntry(written);
    if ("code" in read) return { error: { stage: "entry", code: read.code } };
    entries.push(read);
  }
  const service = defineService(given.service);
  if ("code" in service) return { error: { stage: "service", code: service.code } };
  const result = resolveProxy(indexEntries(entries), service, {
    datacenter: "dc1",
    intentions: (given.intentions ?? []).map((name) => ({ name })),
    importedServices: (given.importedServices ?? []).map(({ Name, Peer }) => ({ name: Name, peer: Peer })),
    centralConfigDisabled: given.centralConfigDisabled ?? false,
  });
  if ("error" in result) {
    const { diagnostic, field } = result.error;
    return { error: { stage: "merge", code: withoutStage(diagnostic.code), field } };
  }
  return printed(result);
}

function printed(result: ProxyResolution): Answer {
  return withoutEmpty({
    output: printedRegistration(result),
    chains: result.chains.map((chain) =>
      withoutEmpty({
        Upstream: chain.upstreamId,
        Source: chain.source,
        Name: chain.name,
        EvaluateInDatacenter: chain.evaluateInDatacenter,
        OverrideMeshGateway: chain.mode.value,
        OverrideProtocol: chain.overrideProtocol,
        OverrideConnectTimeoutMs: chain.overrideConnectTimeoutMs,
      }),
    ),
    peered: result.peered.map(({ upstreamId, source, mode }) =>
      withoutEmpty({ Upstream: upstreamId, Source: source, MeshGateway: mode.value }),
    ),
    preparedQueries: result.preparedQueries.map(({ upstreamId, datacenter }) => `${upstreamId}@${datacenter}`),
    sources: withoutEmpty({
      Proxy: sourceOf(result.mode) ?? undefined,
      Upstreams: sourcesOf(result.upstreams),
      chains: sourcesOf(result.chains),
      peered: sourcesOf(result.peered),
    }),
  });
}

function printedRegistration({ registration: merged }: ProxyResolution): unknown {
  const shown = ["Kind", "ID", "Service", "Port", "Address", "Meta", "Proxy"];
  return Object.fromEntries(Object.entries(consulJson(registration, merged)).filter(([key]) => shown.includes(key)));
}

/** As the vectors write it: `service-defaults/web:MeshGateway.Mode`, and `service:` for the registration. */
function sourceOf({ decidedBy }: EffectiveMode): string | null {
  if (decidedBy === undefined) return null;
  const document = decidedBy.document.startsWith("service/") ? "service" : decidedBy.document;
  return `${document}:${decidedBy.path}`;
}

function sourcesOf(owners: readonly { readonly mode: EffectiveMode }[]): readonly (string | null)[] | undefined {
  const sources = owners.map(({ mode }) => sourceOf(mode));
  return sources.every((source) => source === null) ? undefined : sources;
}

function withoutEmpty(answer: Answer): Answer {
  return Object.fromEntries(
    Object.entries(answer).filter(
      ([, value]) => value !== undefined && (typeof value !== "object" || Object.keys(Object(value)).length > 0),
    ),
  );
}

function withoutStage(code: string): string {
  return code.slice(code.indexOf("/") + 1);
}

interface Refused {
  readonly code: string;
}

/** Entries are given as stored, or as written where one of them is to be refused. */
function readEntry(written: unknown): EntryDefinition | Refused {
  const { definition, diagnostics } = defineEntry(written);
  const error = diagnostics.find(({ severity }) => severity === "error");
  // Namespaces of overrides have a code of their own here; Consul calls them unknown keys.
  if (error !== undefined) return { code: withoutStage(error.code).replace("-namespace", "") };
  if (definition === undefined) return { code: "no definition" };
  const finding = validate(definition.value).find(({ code }) => codes[code].severity === "error");
  return finding === undefined ? definition : { code: withoutStage(finding.code) };
}

function validate(entry: ConfigEntry): readonly Finding[] {
  switch (entry.kind) {
    case "proxy-defaults":
      return entryKinds["proxy-defaults"].validate(entryKinds["proxy-defaults"].normalize(entry));
    case "service-defaults":
      return entryKinds["service-defaults"].validate(entryKinds["service-defaults"].normalize(entry));
    default:
      return [];
  }
}
