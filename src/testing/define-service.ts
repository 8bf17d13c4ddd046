import { createDocument } from "../base/document.js";
import { readRegistrationText } from "../decode/agent-text.js";
import { readRegistrationBody } from "../decode/registration-body.js";
import type { ServiceDefinition } from "../model/definition.js";
import type { MeshGatewayConfig } from "../model/mesh-gateway.js";
import type { Upstream } from "../model/upstream.js";
import { type WrittenService, writtenService } from "../model/written-service.js";
import { unwrap } from "../unwrap.js";
import { fixtureHints } from "./fixture-hints.js";

/** An upstream; a text is the name of the service that it leads to. */
export type UpstreamFixture = string | Upstream;

/** A service as its definition has it, and short forms for its sidecar. */
export interface ServiceFixture extends WrittenService {
  readonly name: string;
  /** The datacenter that it runs in; by default the one of the analysis. */
  readonly datacenter?: string;
  /** What its sidecar dials. */
  readonly upstreams?: readonly UpstreamFixture[];
  /** The mode of its sidecar: level 4. */
  readonly meshGateway?: MeshGatewayConfig;
}

/** A sidecar by itself. */
export interface ProxyFixture extends Omit<WrittenService, "kind"> {
  /** The service that it fronts; its own name is made of it. */
  readonly service: string;
  readonly datacenter?: string;
  readonly upstreams?: readonly UpstreamFixture[];
  readonly meshGateway?: MeshGatewayConfig;
}

/** A mesh gateway. */
export interface MeshGatewayFixture extends Omit<WrittenService, "kind"> {
  readonly datacenter?: string;
}

const servicePort = 8080;
const sidecarPort = 21000;
const firstUpstreamPort = 10_000;
const gatewayPort = 8443;
/** Of the addresses that are set aside for documentation. */
const gatewayAddress = { address: "198.51.100.1", port: 443 };

/** Makes a service and its sidecar. Throws what Consul would refuse. */
export function defineService({
  datacenter,
  upstreams,
  meshGateway,
  ...written
}: ServiceFixture): readonly ServiceDefinition[] {
  const service = { port: servicePort, ...written };
  const needsSidecar = (written.kind ?? "") === "" && written.connect?.native !== true;
  if (!needsSidecar) return register(service, datacenter);
  const sidecar = written.connect?.sidecarService;
  const proxy = withUpstreams(sidecar?.proxy, upstreams, meshGateway);
  const sidecarService = { port: sidecarPort, ...sidecar, proxy };
  return register({ ...service, connect: { ...written.connect, sidecarService } }, datacenter);
}

/** Makes a sidecar by itself. Throws what Consul would refuse. */
export function defineProxy({
  service,
  datacenter,
  upstreams,
  meshGateway,
  ...written
}: ProxyFixture): readonly ServiceDefinition[] {
  const proxy = { destinationServiceName: service, ...withUpstreams(written.proxy, upstreams, meshGateway) };
  const name = `${service}-sidecar-proxy`;
  return register({ name, port: sidecarPort, ...written, kind: "connect-proxy", proxy }, datacenter);
}

/** Makes a mesh gateway that other datacenters can reach. Throws what Consul would refuse. */
export function defineMeshGateway({ datacenter, ...written }: MeshGatewayFixture = {}): readonly ServiceDefinition[] {
  const taggedAddresses = { wan: gatewayAddress, ...written.taggedAddresses };
  return register(
    { name: "mesh-gateway", port: gatewayPort, ...written, kind: "mesh-gateway", taggedAddresses },
    datacenter,
  );
}

function withUpstreams(
  proxy: WrittenService["proxy"],
  upstreams: readonly UpstreamFixture[] | undefined,
  meshGateway: MeshGatewayConfig | undefined,
): NonNullable<WrittenService["proxy"]> {
  const all = [...(proxy?.upstreams ?? []), ...(upstreams ?? [])].map((upstream, index) => ({
    // Every upstream listens somewhere, and no two at the same place.
    localBindPort: firstUpstreamPort + index,
    ...(typeof upstream === "string" ? { destinationName: upstream } : upstream),
  }));
  return {
    ...proxy,
    ...(all.length === 0 ? {} : { upstreams: all }),
    ...(meshGateway === undefined ? {} : { meshGateway }),
  };
}

/** Registers as a request to the agent does; a sidecar inside becomes a definition of its own. */
function register(written: WrittenService, datacenter: string | undefined): readonly ServiceDefinition[] {
  const source = { file: `define service ${written.name ?? ""}`, text: JSON.stringify(written, null, 2) };
  const { diagnostics, ...read } = readRegistrationBody(readRegistrationText(createDocument(source)));
  const reading = unwrap({ ...read, diagnostics: fixtureHints(diagnostics, writtenService) }, [source]);
  const origin = datacenter === undefined ? {} : { datacenter };
  // A copy has no places: those of the text above mean nothing to anybody.
  return reading.services.map((service) => ({ ...service, origin }));
}
