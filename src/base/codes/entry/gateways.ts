import { describe } from "../code.js";
import { caution, refusal } from "./refusal.js";

/** Faults of gateways, their routes and certificates. */
export const gatewayEntryCodes = describe({
  "entry/ingress.duplicate-port": refusal(
    "Two listeners have the same port.",
    "Listeners = [{ Port = 1 }, { Port = 1 }]",
  ),
  "entry/ingress.protocol": refusal("There is no such protocol.", 'Protocol = "udp"'),
  "entry/ingress.no-service": refusal("A listener leads to no service.", "Listeners = [{ Port = 80 }]"),
  "entry/ingress.tcp-many-services": refusal(
    "A listener for tcp cannot tell services apart, so it has one.",
    'Protocol = "tcp" Services = [{ Name = "a" }, { Name = "b" }]',
  ),
  "entry/ingress.headers-protocol": refusal(
    "There are no headers to change in tcp.",
    'Protocol = "tcp" Services = [{ Name = "a" RequestHeaders { Remove = ["x"] } }]',
  ),
  "entry/ingress.tcp-wildcard": refusal(
    "A listener for tcp leads to one named service.",
    'Protocol = "tcp" Services = [{ Name = "*" }]',
  ),
  "entry/ingress.tcp-hosts": refusal(
    "There are no host names in tcp.",
    'Protocol = "tcp" Services = [{ Name = "a" Hosts = ["a.com"] }]',
  ),
  "entry/ingress.service-name": refusal("A service is not named.", 'Protocol = "http" Services = [{}]'),
  "entry/ingress.wildcard-hosts": refusal(
    "`*` stands for all services, each with its own host name.",
    'Services = [{ Name = "*" Hosts = ["a.com"] }]',
  ),
  "entry/ingress.duplicate-service": refusal(
    "A listener names a service twice.",
    'Services = [{ Name = "a" }, { Name = "a" }]',
  ),
  "entry/ingress.sds-gateway-cluster": refusal(
    "The gateway names a secret and not the cluster that serves it.",
    'TLS { SDS { CertResource = "cert" } }',
  ),
  "entry/ingress.sds-gateway-cert": refusal(
    "The gateway names a cluster that serves secrets, and neither it nor the listener a secret.",
    'TLS { SDS { ClusterName = "sds" } }',
  ),
  "entry/ingress.sds-listener-cert": refusal(
    "A listener names a cluster that serves secrets and no secret.",
    'Listeners = [{ TLS { SDS { ClusterName = "sds" } } }]',
  ),
  "entry/ingress.sds-listener-cluster": refusal(
    "A listener names a secret, and neither it nor the gateway the cluster that serves it.",
    'Listeners = [{ TLS { SDS { CertResource = "cert" } } }]',
  ),
  "entry/ingress.sds-service-hosts": refusal(
    "A service has its own certificate but no host names to show it for.",
    'Services = [{ Name = "a" TLS { SDS { CertResource = "cert" } } }]',
  ),
  "entry/ingress.sds-service-cluster": refusal(
    "A service names a secret, and nobody the cluster that serves it.",
    'Services = [{ Name = "a" Hosts = ["a.com"] TLS { SDS { CertResource = "cert" } } }]',
  ),
  "entry/ingress.duplicate-host": refusal(
    "Two services of a listener have the same host name.",
    'Hosts = ["a.com", "a.com"]',
  ),
  "entry/ingress.star-host-tls": refusal(
    "With TLS, host names are needed for the certificate.",
    'TLS { Enabled = true } … Hosts = ["*"]',
  ),
  "entry/ingress.host-dns": refusal("A host is not a name of DNS.", 'Hosts = ["a..com"]'),
  "entry/ingress.host-wildcard": refusal("`*` may only be the whole first label of a host.", 'Hosts = ["a.*.com"]'),
  "entry/terminating.service-name": refusal("A service is not named.", "Services = [{}]"),
  "entry/terminating.duplicate-service": refusal(
    "A service is listed twice.",
    'Services = [{ Name = "a" }, { Name = "a" }]',
  ),
  "entry/terminating.tls-files": refusal(
    "A certificate or key of the gateway's own needs all three files.",
    'Services = [{ Name = "a" CertFile = "c.pem" }]',
  ),
  "entry/terminating.tls-without-sni": caution(
    "TLS is used without a server name, so the service's certificate is checked without one.",
    'Services = [{ Name = "a" CAFile = "ca.pem" }]',
  ),
  "entry/api-gateway.no-listener": refusal("The gateway has no listener.", 'Kind = "api-gateway" Name = "gw"'),
  "entry/api-gateway.listener-name": refusal(
    "A listener's name is not made of small letters, digits and inner dashes, with dots between.",
    'Listeners = [{ Name = "HTTP" }]',
  ),
  "entry/api-gateway.duplicate-listener-name": refusal(
    "Two listeners have the same name.",
    'Listeners = [{ Name = "a" }, { Name = "a" }]',
  ),
  "entry/api-gateway.merge": refusal(
    "Listeners that share a port differ in host name or protocol.",
    'Listeners = [{ Name = "a" Port = 80 Hostname = "a.com" }, { Name = "b" Port = 80 Hostname = "b.com" }]',
  ),
  "entry/api-gateway.protocol": refusal("A listener speaks neither http nor tcp.", 'Protocol = "grpc"'),
  "entry/api-gateway.tcp-hostname": refusal("There are no host names in tcp.", 'Protocol = "tcp" Hostname = "a.com"'),
  "entry/api-gateway.port": refusal("The port is not between 1 and 65535.", "Port = 0"),
  "entry/api-gateway.host-wildcard": refusal(
    "`*` may only be the whole first label of a host.",
    'Hostname = "a.*.com"',
  ),
  "entry/api-gateway.certificate-kind": refusal(
    "A listener names something that is no certificate.",
    'Certificates = [{ Kind = "http-route" Name = "c" }]',
  ),
  "entry/api-gateway.certificate-name": refusal("A certificate is not named.", "Certificates = [{}]"),
  "entry/bound-api-gateway.route-kind": refusal(
    "A route is neither http-route nor tcp-route.",
    'Routes = [{ Kind = "mesh" }]',
  ),
  "entry/bound-api-gateway.route-name": refusal("A route is not named.", 'Routes = [{ Kind = "tcp-route" }]'),
  "entry/bound-api-gateway.controller-only": refusal(
    "Only Consul itself writes entries of this kind.",
    'Kind = "bound-api-gateway" Name = "gw"',
  ),
  "entry/http-route.host-dns": refusal("A host is not a name of DNS.", 'Hostnames = ["a..com"]'),
  "entry/http-route.host-wildcard": refusal("Host names of a route have no `*`.", 'Hostnames = ["*.com"]'),
  "entry/route.parent-kind": refusal(
    "A route belongs to API gateways only.",
    'Parents = [{ Kind = "mesh" Name = "gw" }]',
  ),
  "entry/route.duplicate-parent": refusal(
    "A route names the same parent twice.",
    'Parents = [{ Name = "gw" }, { Name = "gw" }]',
  ),
  "entry/http-route.method": refusal("There is no such HTTP method.", 'Method = "FETCH"'),
  "entry/http-route.query-name": refusal("A condition names no parameter.", 'Query = [{ Match = "present" }]'),
  "entry/http-route.query-match": refusal("There is no such condition on parameters.", 'Query = [{ Name = "q" }]'),
  "entry/http-route.header-name": refusal("A condition names no header.", 'Headers = [{ Match = "present" }]'),
  "entry/http-route.header-match": refusal("There is no such condition on headers.", 'Headers = [{ Name = "x" }]'),
  "entry/http-route.path-slash": refusal("A path does not begin with `/`.", 'Path { Match = "exact" Value = "a" }'),
  "entry/http-route.path-match": refusal(
    "There is no such condition on paths.",
    'Path { Match = "glob" Value = "/a" }',
  ),
  "entry/tcp-route.one-service": refusal(
    "A connection cannot be split, so the route has one service.",
    'Services = [{ Name = "a" }, { Name = "b" }]',
  ),
  "entry/certificate.private-key-pem": refusal("`PrivateKey` holds no PEM block.", 'PrivateKey = "secret"'),
  "entry/certificate.private-key-parse": refusal(
    "`PrivateKey` says that it is an RSA key, and is none.",
    "-----BEGIN RSA PRIVATE KEY----- AAAA -----END RSA PRIVATE KEY-----",
  ),
  "entry/certificate.key-length": refusal("The RSA key is shorter than 2048 bits.", "openssl genrsa 1024"),
  "entry/certificate.certificate-pem": refusal("`Certificate` holds no PEM block.", 'Certificate = "cert"'),
  "entry/certificate.not-read": {
    severity: "info",
    explanation:
      "The certificate itself was not looked into: that it can be read, belongs to the key and is for names of DNS is for Consul to check.",
    example: 'Kind = "inline-certificate" …',
  },
});
