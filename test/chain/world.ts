import { createDocument } from "../../src/base/document.js";
import { indexEntries } from "../../src/catalog/entries.js";
import { type ChainResult, compileChain } from "../../src/chain/compile.js";
import type { CompiledChain } from "../../src/chain/compiled-chain.js";
import type { ChainError } from "../../src/chain/error.js";
import type { ChainRequest } from "../../src/chain/request.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import type { ConfigEntry } from "../../src/model/kinds.js";
import { readSources } from "../../src/read.js";

/** Makes definitions of entries, as a program would. */
export function define(...values: readonly ConfigEntry[]): readonly EntryDefinition[] {
  return values.map((value) => ({ type: "config-entry", value, origin: {} }));
}

/** Proxy-defaults that make every service http, which most chains with routers and splitters need. */
export const allHttp: ConfigEntry = { kind: "proxy-defaults", name: "global", config: { protocol: "http" } };

/** A request for the chain of a service in dc1. */
export function requestFor(name: string, overrides: Partial<ChainRequest> = {}): ChainRequest {
  return {
    name,
    evaluateInNamespace: "default",
    evaluateInPartition: "default",
    evaluateInDatacenter: "dc1",
    evaluateInTrustDomain: "cluster.consul",
    ...overrides,
  };
}

/** Compiles the chain of a service from some entries. */
export function compile(values: readonly ConfigEntry[], name = "web", overrides: Partial<ChainRequest> = {}) {
  return compileChain(indexEntries(define(...values)), requestFor(name, overrides));
}

/** The chain; it is a fault of the test if there is none. */
export function chainIn(result: ChainResult): CompiledChain {
  if ("error" in result) throw new Error(result.error.message);
  return result.chain;
}

/** The error; it is a fault of the test if there is none. */
export function errorIn(result: ChainResult): ChainError {
  if ("chain" in result) throw new Error(`the chain of ${result.chain.serviceName} compiles`);
  return result.error;
}

/**
 * Reads entries from files whose texts mark places: `⟦name⟧` is taken out, and the place behind it is `marks.name` in the
 * form `file:line:column`.
 */
export function readMarked(files: Readonly<Record<string, string>>): {
  readonly definitions: readonly EntryDefinition[];
  readonly marks: Readonly<Record<string, string>>;
} {
  const marks: Record<string, string> = {};
  const sources = Object.entries(files).map(([file, marked]) => {
    const parts = marked.split(/⟦(\w+)⟧/);
    const text = parts.filter((_, index) => index % 2 === 0).join("");
    const document = createDocument({ file, text });
    let offset = 0;
    for (const [index, part] of parts.entries()) {
      if (index % 2 === 0) offset += part.length;
      else {
        const { line, column } = document.span(offset, offset);
        marks[part] = `${file}:${line}:${column}`;
      }
    }
    return { file, text };
  });
  const { definitions, diagnostics } = readSources(sources);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return { definitions: definitions.filter((definition) => definition.type === "config-entry"), marks };
}
