import { describe, expect, test } from "vitest";
import { fileIo } from "../../src/cli/io.js";
import { runCaptured } from "./run-captured.js";

const web = `service {
  name = "web"
  port = 80
  connect { sidecar_service { proxy { upstreams { destination_name = "api" destination_peer = "far" local_bind_port = 9000 } } } }
}`;
const far = `services {
  name = "api"
  port = 80
  connect { sidecar_service {} }
}
services {
  name = "gateway"
  kind = "mesh-gateway"
  port = 443
  address = "10.2.0.2"
  tagged_addresses { wan { address = "198.18.0.1" port = 443 } }
}`;

function exportsTo(...names: readonly string[]): string {
  const consumers = names.map((name) => `{ Peer = "${name}" }`).join(", ");
  return `Kind = "exported-services"\nName = "default"\nServices = [{ Name = "api" Consumers = [${consumers}] }]`;
}

/** Runs a command on files that are only here. */
function run(args: readonly string[], files: Readonly<Record<string, string>>) {
  return runCaptured(args, {
    ...fileIo,
    read: (path) => Promise.resolve(files[path] ?? ""),
    exists: (path) => Promise.resolve(path in files),
    isDirectory: () => Promise.resolve(false),
    isFile: (path) => Promise.resolve(path in files),
  });
}

const paths = ["web.hcl", "peer:far=far.hcl", "peer:far=exports.hcl"];

describe("files of a peer", () => {
  test("tell what it exports, and do not belong to the cluster itself", async () => {
    const files = { "web.hcl": web, "far.hcl": far, "exports.hcl": exportsTo("near") };
    const { out, err, exitCode } = await run(["plan", ...paths], files);
    expect(out).toContain("via gateway of peer far (gateway 198.18.0.1:443) → api at peer far");
    expect(out).not.toContain("api-sidecar-proxy in dc1");
    expect({ err, exitCode }).toEqual({ err: "", exitCode: 0 });
  });

  test("are in the datacenter that they name", async () => {
    const agent = `datacenter = "dc7"\n${far}`;
    const files = { "web.hcl": web, "far.hcl": agent, "exports.hcl": exportsTo("near") };
    const { out, exitCode } = await run(["plan", ...paths], files);
    expect(out).toContain("(gateway 198.18.0.1:443) → api at peer far");
    expect(exitCode).toBe(0);
  });

  test("may export to several clusters, of which --known-as names this one", async () => {
    const files = { "web.hcl": web, "far.hcl": far, "exports.hcl": exportsTo("near", "other") };
    const unclear = await run(["plan", ...paths], files);
    expect(unclear.exitCode).toBe(1);
    expect(unclear.err).toContain("error[catalog/peer-unclear] The peer `far` exports services to near, other;");
    const { out, err, exitCode } = await run(["plan", ...paths, "--known-as", "other"], files);
    expect(out).toContain("→ api at peer far (api-sidecar-proxy");
    expect({ err, exitCode }).toEqual({ err: "", exitCode: 0 });
    expect((await run(["plan", ...paths, "--known-as", "third"], files)).err).toContain("plan/peer-not-exported");
  });

  test("that export nothing are said to, without a name for this cluster that nobody gave", async () => {
    const { out, err } = await run(["plan", "web.hcl", "peer:far=far.hcl"], { "web.hcl": web, "far.hcl": far });
    expect(err).toContain("The peer `far` does not export `api` to this cluster, as far as its files tell; 1 upstream");
    expect(`${out}${err}`).not.toContain("<this cluster>");
    expect(err).toContain(
      "hint: Name the service in the peer's `exported-services`, with the peer's name for this cluster",
    );
  });

  test("may declare variables that the cluster's own files do not", async () => {
    const resource = 'resource "consul_config_entry" "api" {\n  kind = "service-defaults"\n  name = "api"\n';
    const files = {
      "here.tf": `${resource}  config_json = jsonencode({ Protocol = var.here })\n}\nvariable "here" {}\n`,
      "far.tf": `${resource}  config_json = jsonencode({ Protocol = var.there })\n}\nvariable "there" {}\n`,
    };
    const values = ["--var", "here=tcp", "--var", "there=http"];
    for (const command of ["check", "plan"]) {
      const known = await run([command, "here.tf", "peer:far=far.tf", ...values], files);
      expect(`${known.out}${known.err}`).not.toContain("hcl2/variable-unknown");
      const unknown = await run([command, "here.tf", "peer:far=far.tf", ...values, "--var", "ther=http"], files);
      expect(`${unknown.out}${unknown.err}`.split("hcl2/variable-unknown")).toHaveLength(2);
    }
  });

  test("are read and told about like others", async () => {
    const files = { "web.hcl": web, "far.hcl": far, "exports.hcl": 'Kind = "exported-services"\nNmae = "default"' };
    for (const command of ["check", "plan", "survey"]) {
      const { out, err, exitCode } = await run([command, ...paths], files);
      expect(exitCode).toBe(1);
      expect(`${out}${err}`).toContain("--> exports.hcl:2:1");
    }
  });

  test("may hold the entries that the cluster itself has", async () => {
    const defaults = 'Kind = "proxy-defaults"\nName = "global"\n';
    const files = { "here.hcl": `${defaults}MeshGateway { Mode = "local" }`, "far.hcl": defaults };
    const { out } = await run(["check", "here.hcl", "peer:far=far.hcl"], files);
    expect(out).toBe("2 files, 2 definitions: nothing to report\n");
  });
});
