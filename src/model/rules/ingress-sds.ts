import type { Path } from "../../base/place.js";
import type { IngressGateway, IngressListener, IngressService } from "../ingress-gateway.js";
import { type Faults, faultIf, firstOf, isUnset } from "./fault.js";
import { sdsWithout } from "./problems/gateways.js";

/**
 * Secrets and the clusters that serve them, which a service can take over from its listener and gateway. Consul looks at
 * all three levels for each service, so a gateway without services is not looked at.
 */
export function checkIngressSDS(
  service: IngressService,
  listener: IngressListener,
  gateway: IngressGateway,
  servicePath: Path,
  listenerPath: Path,
): Faults {
  const ofGateway = levelOf(gateway.tls?.sds);
  const ofListener = levelOf(listener.tls?.sds);
  const ofService = levelOf(service.tls?.sds);
  const gatewayAt = ["tls", "sds"];
  const listenerAt = [...listenerPath, "tls", "sds"];
  const serviceAt = [...servicePath, "tls", "sds"];
  return firstOf(
    faultIf(ofGateway.certificate && !ofGateway.cluster, gatewayAt, () =>
      sdsWithout("entry/ingress.sds-gateway-cluster", "gateway", "CertResource", "ClusterName"),
    ),
    faultIf(ofGateway.cluster && !ofGateway.certificate && !ofListener.certificate, gatewayAt, () =>
      sdsWithout("entry/ingress.sds-gateway-cert", "gateway", "ClusterName", "CertResource"),
    ),
    faultIf(ofListener.cluster && !ofListener.certificate, listenerAt, () =>
      sdsWithout("entry/ingress.sds-listener-cert", "listener", "ClusterName", "CertResource"),
    ),
    faultIf(ofListener.certificate && !ofListener.cluster && !ofGateway.cluster, listenerAt, () =>
      sdsWithout("entry/ingress.sds-listener-cluster", "listener", "CertResource", "ClusterName"),
    ),
    faultIf(ofService.certificate && (service.hosts ?? []).length === 0, serviceAt, () =>
      sdsWithout("entry/ingress.sds-service-hosts", "service", "CertResource", "Hosts"),
    ),
    faultIf(ofService.certificate && !ofService.cluster && !ofListener.cluster && !ofGateway.cluster, serviceAt, () =>
      sdsWithout("entry/ingress.sds-service-cluster", "service", "CertResource", "ClusterName"),
    ),
  );
}

function levelOf(sds: { readonly clusterName?: string; readonly certResource?: string } | undefined) {
  return { cluster: !isUnset(sds?.clusterName), certificate: !isUnset(sds?.certResource) };
}
