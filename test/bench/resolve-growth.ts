import { indexEntries } from "../../src/catalog/entries.js";
import { defaultNamespace, defaultPartition } from "../../src/catalog/names.js";
import { chainCompiler } from "../../src/chain/compile.js";
import type { EntryDefinition, ServiceDefinition } from "../../src/model/definition.js";
import type { ConfigEntry } from "../../src/model/kinds.js";
import { createProxyResolver } from "../../src/resolve/resolve.js";
import { timeOf } from "./measure.js";
import { randomNumbers } from "./random.js";

const upstreams = 5;
const trustDomain = "11111111-2222-3333-4444-555555555555.consul";

/**
 * Resolving all proxies of 1,000, 10,000 and 100,000 services of five upstreams, and compiling the chain of each upstream:
 * the time of one service, and how it grows. Chains that several proxies ask for are compiled for each of them.
 */
export function benchResolveGrowth(): void {
  let before: number | undefined;
  for (const services of [1000, 10_000, 100_000]) {
    const { entries, proxies } = mesh(services);
    const milliseconds = timeOf(() => resolveAll(entries, proxies), { rounds: 3, span: 200 });
    const microseconds = (milliseconds / services) * 1000;
    const growth =
      before === undefined ? "" : `, ${(microseconds / before).toFixed(2)} times as long as in the smaller mesh`;
    console.log(
      `${services} services: ${milliseconds.toFixed(0)} ms, ${microseconds.toFixed(1)} µs a service${growth}`,
    );
    before = microseconds;
  }
}

function resolveAll(entries: readonly EntryDefinition[], proxies: readonly ServiceDefinition[]): void {
  const index = indexEntries(entries);
  const resolver = createProxyResolver(index);
  const compile = chainCompiler(index);
  let chains = 0;
  for (const proxy of proxies) {
    const result = resolver.resolve(proxy, { datacenter: "dc1" });
    if ("error" in result) throw new Error(result.error.diagnostic.message);
    for (const { name, evaluateInDatacenter, mode } of result.chains) {
      const compiled = compile({
        name,
        evaluateInNamespace: defaultNamespace,
        evaluateInPartition: defaultPartition,
        evaluateInDatacenter,
        evaluateInTrustDomain: trustDomain,
        ...(mode.value === undefined ? {} : { overrideMeshGateway: mode.value }),
      });
      if ("chain" in compiled) chains += 1;
    }
  }
  if (chains !== proxies.length * upstreams) throw new Error(`${chains} chains compiled`);
}

const modes = ["none", "local", "remote"] as const;

/** Services with protocols and modes; a fifth fail over, a tenth split, a tenth route. */
function mesh(services: number) {
  const random = randomNumbers(services);
  const pick = (count: number) => Math.floor(random() * count);
  const entries: EntryDefinition[] = [];
  const proxies: ServiceDefinition[] = [];
  const add = (value: ConfigEntry) => entries.push({ type: "config-entry", value, origin: {} });
  add({ kind: "proxy-defaults", name: "global", config: { protocol: "http" } });
  for (let service = 0; service < services; service += 1) {
    const name = `s${service}`;
    add({ kind: "service-defaults", name, protocol: "http", meshGateway: { mode: modes[pick(3)] ?? "none" } });
    const extra = pick(10);
    if (extra < 2) add({ kind: "service-resolver", name, failover: { "*": { datacenters: [`dc${pick(9) + 1}`] } } });
    if (extra === 2) {
      add({ kind: "service-splitter", name, splits: [{ weight: 90 }, { weight: 10, service: `s${pick(services)}` }] });
    }
    if (extra === 3) {
      const match = { http: { pathPrefix: "/admin" } };
      add({ kind: "service-router", name, routes: [{ match, destination: { service: `s${pick(services)}` } }] });
    }
    const value = {
      kind: "connect-proxy",
      id: `${name}-proxy`,
      name: `${name}-proxy`,
      proxy: {
        destinationServiceName: name,
        upstreams: Array.from({ length: upstreams }, (_, at) => ({
          destinationName: `s${pick(services)}`,
          datacenter: `dc${at + 1}`,
        })),
      },
    };
    proxies.push({ type: "service", value, origin: {} });
  }
  return { entries, proxies };
}
