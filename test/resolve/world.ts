import { createDocument, type Document } from "../../src/base/document.js";
import type { Path, Place } from "../../src/base/place.js";
import type { Span } from "../../src/base/span.js";
import { indexEntries } from "../../src/catalog/entries.js";
import { type EntryDefinition, type ServiceDefinition, withPlaces } from "../../src/model/definition.js";
import type { ConfigEntry } from "../../src/model/kinds.js";
import type { ProxyDefaults } from "../../src/model/proxy-defaults.js";
import type { Proxy as ProxyConfig } from "../../src/model/service.js";
import type { ServiceDefaults } from "../../src/model/service-defaults.js";
import type { ProxyResolution } from "../../src/resolve/resolution.js";
import { type ResolveOptions, resolveProxy } from "../../src/resolve/resolve.js";

/** A world of one sidecar, in front of the service `web`. */
export interface World {
  readonly proxyDefaults?: Omit<ProxyDefaults, "kind">;
  /** Of `web`, unless it names another service. */
  readonly serviceDefaults?: Omit<ServiceDefaults, "kind">;
  readonly others?: readonly ConfigEntry[];
  readonly proxy?: ProxyConfig;
}

export function entry<Entry extends ConfigEntry>(value: Entry): EntryDefinition<Entry> {
  return { type: "config-entry", value, origin: {} };
}

export function sidecar(proxy: ProxyConfig): ServiceDefinition {
  const value = {
    kind: "connect-proxy",
    id: "web-sidecar-proxy",
    name: "web-sidecar-proxy",
    port: 21000,
    proxy: { destinationServiceName: "web", ...proxy },
  };
  return { type: "service", value, origin: {} };
}

export function entriesOf({ proxyDefaults, serviceDefaults, others = [] }: World): EntryDefinition[] {
  return [
    ...(proxyDefaults === undefined ? [] : [entry({ kind: "proxy-defaults", name: "global", ...proxyDefaults })]),
    ...(serviceDefaults === undefined ? [] : [entry({ kind: "service-defaults", name: "web", ...serviceDefaults })]),
    ...others.map(entry),
  ];
}

/** Resolves the sidecar or another service, in the datacenter `dc1`; the test fails where that is an error. */
export function resolve(
  world: World,
  options: Partial<ResolveOptions> = {},
  service: ServiceDefinition = sidecar(world.proxy ?? {}),
): ProxyResolution {
  const result = resolveProxy(indexEntries(entriesOf(world)), service, {
    datacenter: "dc1",
    ...options,
  });
  if ("error" in result) throw new Error(result.error.diagnostic.message);
  return result;
}

/** A text in which `«…»` marks a part, and the span of that part. */
export interface MarkedText {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

export function markedText(file: string, marked: string): MarkedText {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const document = createDocument({ file, text: marked.replace(/[«»]/g, "") });
  return { document, start, end, span: document.span(start, end) };
}

/** The definition as if the part that `path` leads to were the marked one of the text. */
export function placed<Kept extends EntryDefinition | ServiceDefinition>(
  definition: Kept,
  { document, start, end }: MarkedText,
  path: Path,
): Kept {
  const around = { start: 0, end: document.text.length };
  const place = path.reduceRight<Place>(
    (inner, step) =>
      typeof step === "number"
        ? { ...around, items: Array.from({ length: step + 1 }, () => inner) }
        : { ...around, members: { [step]: inner } },
    { start, end },
  );
  return withPlaces({ ...definition }, document, place);
}
