import { isDeepStrictEqual } from "node:util";
import { hasErrors } from "../../src/base/diagnostic.js";
import { type EntrySet, indexEntries } from "../../src/catalog/entries.js";
import { gatewaySni, peeredServiceSni, querySni, serviceSni, targetId } from "../../src/catalog/names.js";
import { compileChain } from "../../src/chain/compile.js";
import { compiledChain } from "../../src/chain/compiled-chain.js";
import type { ChainRequest, KnownPeer } from "../../src/chain/request.js";
import { type EntryChange, withChange } from "../../src/chain/write/change.js";
import { checkWrite } from "../../src/chain/write/check-write.js";
import { defineEntry } from "../../src/decode/define.js";
import { consulJson } from "../../src/model/consul-json.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import { isEntryKind } from "../../src/model/kinds.js";

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

/** A line of chain-writes.jsonl. */
interface WriteCase {
  readonly entries: readonly unknown[];
  readonly write?: unknown;
  readonly delete?: { readonly Kind: string; readonly Name: string };
  readonly error?: string;
  readonly errorOneOf?: readonly string[];
}

/**
 * Tries the write or delete of a line of chain-writes.jsonl. Where several chains fail in several ways only the refusal
 * counts.
 */
export function checkChainWrite(testCase: unknown): string | undefined {
  // Lines of the vector file have this form.
  const { entries, write, error, errorOneOf, ...rest } = testCase as WriteCase;
  const change = write === undefined ? deletionOf(rest.delete?.Kind, rest.delete?.Name) : writeOf(write);
  const said = checkWrite(entriesOf(entries), change).map(({ message }) => message);
  if (errorOneOf !== undefined) return said.length > 0 ? undefined : "expected a refusal, was accepted";
  return compare(error ?? "accepted", said[0] ?? "accepted");
}

/** A line of config-entries-graph.jsonl. */
interface GraphCase {
  readonly steps: readonly { readonly write?: unknown; readonly delete?: readonly [string, string] }[];
  readonly results: readonly { readonly codes?: readonly string[] }[];
}

/** Does the steps of a line of config-entries-graph.jsonl in turn; compares which are refused, and with which codes. */
export function checkGraph(testCase: unknown): string | undefined {
  // Lines of the vector file have this form.
  const { steps, results } = testCase as GraphCase;
  let entries: EntrySet = indexEntries([]);
  const actual = steps.map(({ write, delete: deleted }) => {
    const change = write === undefined ? deletionOf(deleted?.[0], deleted?.[1]) : writeOf(write);
    const codes = [...new Set(checkWrite(entries, change).map(({ code }) => code.replace("graph/", "graph.")))];
    if (codes.length > 0) return { codes };
    entries = withChange(entries, change);
    return {};
  });
  return compare(
    results.map(({ codes }) => (codes === undefined ? {} : { codes })),
    actual,
  );
}

function writeOf(entry: unknown): EntryChange {
  const [write] = definitionsOf([entry]);
  if (write === undefined) throw new Error("no entry to write");
  return { write };
}

function deletionOf(kind = "", name = ""): EntryChange {
  if (!isEntryKind(kind)) throw new Error(`no kind: ${kind}`);
  return { delete: { kind, name } };
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
