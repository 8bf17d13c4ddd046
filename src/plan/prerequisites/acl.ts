import type { ServiceDefinition } from "../../model/definition.js";
import type { Registration } from "../../model/service.js";

/** What the token of a gateway is used for besides passing on traffic. */
export interface GatewayAclOptions {
  /** True if control-plane traffic between peers goes through the gateway, or it ends TLS of exported HTTP services. */
  readonly peering?: boolean;
}

/** Service meta that marks a gateway which exposes the servers, for federation through gateways. */
const exposesServers = "consul-wan-federation";

/**
 * The ACL policy that the token of a mesh gateway needs, as HCL text: writing its own service, reading all others. Without
 * a permission to read, Consul silently hands out fewer endpoints.
 *
 * ```ts
 * gatewayAclRules(gateway).split("\n")[0]; // service "mesh-gateway" {
 * ```
 */
export function gatewayAclRules(gateway: ServiceDefinition | Registration, options: GatewayAclOptions = {}): string {
  const registration = "value" in gateway ? gateway.value : gateway;
  const { meta = {}, name } = registration;
  const mayExposeServers = Object.hasOwn(meta, exposesServers) && meta[exposesServers] === "1";
  const rules = [
    rule("service", name, "write"),
    prefixRule("service_prefix", "read"),
    prefixRule("node_prefix", "read"),
    prefixRule("agent_prefix", "read"),
    ...(options.peering === true ? ['peering = "read"\n'] : []),
    ...(options.peering === true || mayExposeServers ? ['mesh = "write"\n'] : []),
  ];
  return rules.join("");
}

function rule(resource: string, name: string, policy: string): string {
  return `${resource} ${JSON.stringify(name)} {\n  policy = "${policy}"\n}\n`;
}

/** The empty prefix means all of them. */
function prefixRule(resource: string, policy: string): string {
  return rule(resource, "", policy);
}
