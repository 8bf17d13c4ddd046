/** One content in three languages, so that readers of each can be compared. */
export interface ReadInput {
  readonly name: string;
  readonly hcl: string;
  readonly json: string;
  readonly toml: string;
}

interface SampleUpstream {
  readonly name: string;
  readonly port: number;
  readonly mode: string;
}

interface SampleService {
  readonly name: string;
  readonly port: number;
  readonly tags: readonly string[];
  readonly version: string;
  readonly upstreams: readonly SampleUpstream[];
}

const modes = ["local", "remote", "none"];

/** The same service for the same number, always. */
function service(number: number): SampleService {
  const upstreams = Array.from({ length: 3 }, (_, index) => ({
    name: `backend-${(number * 7 + index * 13) % 500}`,
    port: 9000 + ((number * 3 + index) % 1000),
    mode: modes[(number + index) % modes.length] ?? "local",
  }));
  const tags = ["v1", number % 2 === 0 ? "primary" : "secondary", `team-${number % 17}`];
  return { name: `service-${number}`, port: 8000 + (number % 2000), tags, version: `1.${number % 30}.0`, upstreams };
}

/** A service's file of about 1 kB. */
export function smallInput(): ReadInput {
  return input("service file", [service(42)]);
}

/** About 2 MB of services. */
export function largeInput(): ReadInput {
  return input(
    "large file",
    Array.from({ length: 2100 }, (_, number) => service(number)),
  );
}

function input(name: string, services: readonly SampleService[]): ReadInput {
  return {
    name,
    hcl: services.map(hclOf).join("\n"),
    json: JSON.stringify({ services: services.map(objectOf) }, undefined, 2),
    toml: services.map(tomlOf).join("\n"),
  };
}

function hclOf({ name, port, tags, version, upstreams }: SampleService): string {
  const blocks = upstreams.map(
    (upstream) => `        upstreams {
          destination_name = "${upstream.name}"
          local_bind_port  = ${upstream.port}
          mesh_gateway {
            mode = "${upstream.mode}"
          }
        }
`,
  );
  return `# The registration of ${name}.
services {
  name = "${name}"
  port = ${port}
  tags = [${tags.map((tag) => `"${tag}"`).join(", ")}]
  meta {
    version = "${version}"
  }
  check {
    http     = "http://127.0.0.1:${port}/health"
    interval = "10s"
    timeout  = "1s"
  }
  connect {
    sidecar_service {
      proxy {
${blocks.join("")}      }
    }
  }
}
`;
}

function objectOf({ name, port, tags, version, upstreams }: SampleService): unknown {
  return {
    name,
    port,
    tags,
    meta: { version },
    check: { http: `http://127.0.0.1:${port}/health`, interval: "10s", timeout: "1s" },
    connect: {
      sidecar_service: {
        proxy: {
          upstreams: upstreams.map((upstream) => ({
            destination_name: upstream.name,
            local_bind_port: upstream.port,
            mesh_gateway: { mode: upstream.mode },
          })),
        },
      },
    },
  };
}

function tomlOf({ name, port, tags, version, upstreams }: SampleService): string {
  const tables = upstreams.map(
    (upstream) => `[[services.connect.sidecar_service.proxy.upstreams]]
destination_name = "${upstream.name}"
local_bind_port = ${upstream.port}
[services.connect.sidecar_service.proxy.upstreams.mesh_gateway]
mode = "${upstream.mode}"
`,
  );
  return `# The registration of ${name}.
[[services]]
name = "${name}"
port = ${port}
tags = [${tags.map((tag) => `"${tag}"`).join(", ")}]
[services.meta]
version = "${version}"
[services.check]
http = "http://127.0.0.1:${port}/health"
interval = "10s"
timeout = "1s"
${tables.join("")}`;
}
