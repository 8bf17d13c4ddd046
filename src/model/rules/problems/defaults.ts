import { type Problem, problem } from "../fault.js";
import { quoted } from "./words.js";

export function notGlobal(name: string): Problem {
  return problem(
    "entry/proxy-defaults.name",
    `proxy-defaults is named ${quoted(name)}; there is one, and it is named "global".`,
    'Write "global".',
  );
}

export function configProtocolType(): Problem {
  return problem(
    "entry/proxy-defaults.config-protocol-type",
    "protocol in Config is not a text.",
    'Write protocol = "http".',
  );
}

export function socketDirectory(limit: number): Problem {
  return problem("entry/proxy-defaults.socket-dir", `envoy_hcp_metrics_bind_socket_dir is longer than ${limit} bytes.`);
}

export function wildcardDefaults(): Problem {
  return problem(
    "entry/service-defaults.name-wildcard",
    'service-defaults is for one service; "*" is none.',
    "What is for all services stands in proxy-defaults.",
  );
}

export function upstreamConfigWithDestination(): Problem {
  return problem(
    "entry/service-defaults.upstream-config-with-destination",
    "The entry has UpstreamConfig and Destination; a destination outside the mesh has no upstreams.",
    "Keep one of them.",
  );
}

export function wildcardOverride(): Problem {
  return problem(
    "entry/upstream-override.name-wildcard",
    'An override is for one upstream; "*" is none.',
    "What is for all upstreams stands in Defaults.",
  );
}

export function namedDefaults(name: string): Problem {
  return problem(
    "entry/upstream-defaults.name-empty",
    `UpstreamConfig.Defaults is for all upstreams, and is named ${quoted(name)}.`,
    "Take Name away, or move the block to Overrides.",
  );
}

export function badAddress(address: string): Problem {
  return problem(
    "entry/destination.bad-address",
    `The address ${quoted(address)} is neither a name of DNS without "*" nor an IP address.`,
  );
}
