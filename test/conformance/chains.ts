import { isDeepStrictEqual } from "node:util";
import { hasErrors } from "../../src/base/diagnostic.js";
import { type EntrySet, indexEntries } from "../../src/catalog/entries.js";
import { gatewaySni, peeredServiceSni, querySni, serviceSni, targetId } from "../../src/catalog/names.js";
import { compileChain } from "../../src/chain/compile.js";
import { compiledChain } from "../../src/chain/compiled-chain.js";
import type { ChainRequest, KnownPeer } from "../../src/chain/request.js";
import { defineEntry } from "../../src/decode/define.js";
import { consulJson } from "../../src/model/consul-json.js";
import type { EntryDefinition } from "../../src/model/definition.js";

/** A line of chains.jsonl. */
interface ChainCase {
  readonly entries: readonly unknown[];
  readonly peers?: readonly { readonly Name: string; readonly Region?: string; readonly Zone?: string }[];
  readonly request: RequestJson;
  readonly output?: unknown;
  readonly error?: string;
}

export interface RequestJson {
  readonly Name?: string;
  readonly EvaluateInNamespace?: string;
  readonly EvaluateInPartition?: string;
  readonly EvaluateInDatacenter?: string;
  readonly EvaluateInTrustDomain?: string;
  readonly OverrideMeshGateway?: { readonly Mode?: string };
  readonly OverrideProtocol?: string;
  readonly OverrideConnectTimeout?: string;
}

/** Compiles the chain of a line of chains.jsonl and compares the whole result. */
export function checkChain(testCase: unknown): string | undefined {
  // Lines of the vector file have this form.
  const { entries, peers = [], request, output, error } = testCase as ChainCase;
  const result = compileChain(entriesOf(entries), requestOf(request), { peers: peers.map(peerOf) });
  if ("error" in result) return compare(error ?? output, result.error.message);
  return compare(error ?? output, consulJson(compiledChain, result.chain));
}

/** A line of chain-names.jsonl. */
interface NameCase {
  readonly topic: string;
  readonly input: Readonly<Partial<Record<NamePart, string>>>;
  readonly output: string;
}

type NamePart =
  | "Service"
  | "ServiceSubset"
  | "Namespace"
  | "Partition"
  | "Datacenter"
  | "Peer"
  | "TrustDomain"
  | "Query";

/** Makes the name of a line of chain-names.jsonl. */
export function checkChainName(testCase: unknown): string | undefined {
  // Lines of the vector file have this form.
  const { topic, input, output } = testCase as NameCase;
  const parts = {
    service: input.Service ?? "",
    serviceSubset: input.ServiceSubset ?? "",
    namespace: input.Namespace ?? "",
    partition: input.Partition ?? "",
    datacenter: input.Datacenter ?? "",
    peer: input.Peer ?? "",
    trustDomain: input.TrustDomain ?? "",
    query: input.Query ?? "",
  };
  const makers: Readonly<Record<string, () => string>> = {
    TargetID: () => targetId(parts),
    ServiceSNI: () => serviceSni(parts),
    GatewaySNI: () => gatewaySni(parts),
    PeeredServiceSNI: () => peeredServiceSni(parts),
    QuerySNI: () => querySni(parts),
  };
  return compare(output, makers[topic]?.());
}

/** Reads entries in the form of Consul's API; what is wrong with one throws, since vectors hold stored entries. */
export function definitionsOf(entries: readonly unknown[]): readonly EntryDefinition[] {
  return entries.map((entry) => {
    const { definition, diagnostics } = defineEntry(entry);
    if (definition === undefined || hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics));
    return definition;
  });
}

function entriesOf(entries: readonly unknown[]): EntrySet {
  return indexEntries(definitionsOf(entries));
}

/** A request in this library's form. */
export function requestOf(request: RequestJson): ChainRequest {
  return {
    name: request.Name ?? "",
    evaluateInNamespace: request.EvaluateInNamespace ?? "",
    evaluateInPartition: request.EvaluateInPartition ?? "",
    evaluateInDatacenter: request.EvaluateInDatacenter ?? "",
    evaluateInTrustDomain: request.EvaluateInTrustDomain ?? "",
    overrideMeshGateway: request.OverrideMeshGateway?.Mode ?? "",
    overrideProtocol: request.OverrideProtocol ?? "",
    overrideConnectTimeout: request.OverrideConnectTimeout ?? "",
  };
}

function peerOf(peer: { readonly Name: string; readonly Region?: string; readonly Zone?: string }): KnownPeer {
  return { name: peer.Name, locality: { region: peer.Region ?? "", zone: peer.Zone ?? "" } };
}

/** Compares whole values; zero values count as absent on both sides. */
export function compare(expected: unknown, actual: unknown): string | undefined {
  const [wanted, got] = [withoutZeros(expected), withoutZeros(actual)];
  if (isDeepStrictEqual(wanted, got)) return undefined;
  return `expected ${JSON.stringify(wanted, undefined, 1)}\nactual ${JSON.stringify(got, undefined, 1)}`;
}

function withoutZeros(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutZeros(item) ?? null);
  if (typeof value === "object" && value !== null) {
    const kept = Object.entries(value).map(([key, item]) => [key, withoutZeros(item)] as const);
    const filled = kept.filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return filled.length === 0 ? undefined : Object.fromEntries(filled);
  }
  return value === "" || value === 0 || value === false || value === null ? undefined : value;
}
