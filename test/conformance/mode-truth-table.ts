import { indexEntries } from "../../src/catalog/entries.js";
import type { ServiceDefinition } from "../../src/model/definition.js";
import type { ProxyDefaults } from "../../src/model/proxy-defaults.js";
import type { ServiceDefaults } from "../../src/model/service-defaults.js";
import { resolveProxy } from "../../src/resolve/resolve.js";

/** Rows of what each level says, in the order of `levels`, then the observed mode; `unset` stands for nothing. */
interface TruthTable {
  readonly levels: readonly string[];
  readonly cases: readonly (readonly string[])[];
}

/** mode-truth-table.json: the table of explicit upstreams is the document itself, the others are members. */
interface TruthTables extends TruthTable {
  readonly implicit: TruthTable;
  readonly opaqueExplicit: TruthTable;
  readonly opaqueImplicit: TruthTable;
}

/** Whether the blocks around an unset mode are there. */
type Blocks = "absent" | "empty";

/** Tries every row of every table, once with the blocks around unset modes absent and once with them empty. */
export function checkTruthTable(table: unknown): { readonly passed: number; readonly failed: string[] } {
  const tables: TruthTables = Object(table);
  const failed: string[] = [];
  let passed = 0;
  for (const [name, { levels, cases }] of Object.entries({
    explicit: tables,
    implicit: tables.implicit,
    opaqueExplicit: tables.opaqueExplicit,
    opaqueImplicit: tables.opaqueImplicit,
  })) {
    const isImplicit = name.toLowerCase().includes("implicit");
    for (const row of cases) {
      const expected = row.at(-1);
      const got = (["absent", "empty"] as const).map((blocks) => observed(levels, row, isImplicit, blocks));
      if (got.every((mode) => mode === expected)) passed += 1;
      else failed.push(`${name} ${row.slice(0, -1).join(" ")}: expected ${expected}, got ${got.join(" and ")}`);
    }
  }
  return { passed, failed };
}

function observed(levels: readonly string[], row: readonly string[], isImplicit: boolean, blocks: Blocks): string {
  const said = new Map(levels.map((level, index) => [level, row[index] ?? "unset"]));
  const block = (level: string): { readonly meshGateway?: { readonly mode?: string } } => {
    const mode = said.get(level) ?? "unset";
    if (mode === "unset") return blocks === "absent" ? {} : { meshGateway: {} };
    return { meshGateway: { mode } };
  };
  const opaque = said.get("proxy-defaults.Config.mesh_gateway") ?? "unset";
  const proxyDefaults: ProxyDefaults = {
    kind: "proxy-defaults",
    name: "global",
    ...block("proxy-defaults.MeshGateway"),
    ...(opaque === "unset" ? {} : { config: { mesh_gateway: { mode: opaque } } }),
  };
  const defaults = block("service-defaults.UpstreamConfig.Defaults.MeshGateway");
  const override = block("service-defaults.UpstreamConfig.Overrides[].MeshGateway");
  const serviceDefaults: ServiceDefaults = {
    kind: "service-defaults",
    name: "web",
    ...block("service-defaults.MeshGateway"),
    upstreamConfig: {
      ...(defaults.meshGateway === undefined ? {} : { defaults }),
      ...(override.meshGateway === undefined ? {} : { overrides: [{ name: "db", ...override }] }),
    },
  };
  const service: ServiceDefinition = {
    type: "service",
    origin: {},
    value: {
      kind: "connect-proxy",
      id: "web-sidecar-proxy",
      name: "web-sidecar-proxy",
      port: 21000,
      proxy: {
        destinationServiceName: "web",
        ...block("proxy.MeshGateway"),
        ...(isImplicit
          ? { mode: "transparent" }
          : { upstreams: [{ destinationName: "db", localBindPort: 1, ...block("upstream.MeshGateway") }] }),
      },
    },
  };
  const entries = indexEntries([
    { type: "config-entry", value: proxyDefaults, origin: {} },
    { type: "config-entry", value: serviceDefaults, origin: {} },
  ]);
  const result = resolveProxy(entries, service, { datacenter: "dc1", intentions: [{ name: "db" }] });
  if ("error" in result) return result.error.diagnostic.message;
  const [chain] = result.chains;
  const shown = isImplicit ? chain?.mode.value : result.registration.proxy?.upstreams?.[0]?.meshGateway?.mode;
  const mode = shown ?? "unset";
  return (chain?.mode.value ?? "unset") === mode ? mode : `${mode} merged, ${chain?.mode.value} decided`;
}
