import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { fileIo, stopWhereBroken, withGap } from "../../src/cli/io.js";
import { root } from "../docs/blocks.js";
import { runCaptured } from "./run-captured.js";

const serviceDefaults = 'Kind = "service-defaults"\nName = "web"\n';

describe("the command line", () => {
  test("prints the version of the package", async () => {
    const { out, exitCode } = await runCaptured(["--version"]);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(exitCode).toBe(0);
  });

  test("takes `help COMMAND` for `COMMAND --help`", async () => {
    expect(await runCaptured(["help", "plan"])).toEqual(await runCaptured(["plan", "--help"]));
  });

  test("prints its help without a command's code, and says so with status 0", async () => {
    const { out, exitCode } = await runCaptured(["--help"]);
    expect(exitCode).toBe(0);
    expect(out).toContain("plan");
  });

  test("without a command it cannot run", async () => {
    expect(await runCaptured([])).toMatchObject({ exitCode: 2, out: "" });
  });

  test("knows options that stand without a command", async () => {
    expect(await runCaptured(["-v"])).toEqual(await runCaptured(["--version"]));
    const { err, exitCode } = await runCaptured(["--verison"]);
    expect(exitCode).toBe(2);
    expect(err).toContain("there is no option `--verison`; did you mean `--version`?");
  });

  test("suggests the nearest command", async () => {
    const { err, exitCode } = await runCaptured(["paln", "x"]);
    expect(exitCode).toBe(2);
    expect(err).toContain("`plan`");
  });

  test.each([
    [
      ["plan"],
      "plan: PATH is missing: a file, a folder, or - for standard input\nusage: meshplan plan [OPTIONS] [NAME=]PATH…\n",
    ],
    [["explain"], "explain: SERVICE is missing\nusage: meshplan explain [OPTIONS] SERVICE UPSTREAM [NAME=]PATH…\n"],
    [["explain", "web"], "explain: UPSTREAM is missing\nusage:"],
    [["explain", "web", "api"], "explain: PATH is missing: a file"],
    [["assert"], "assert: POLICY is missing\nusage:"],
    [["diff"], "diff: BEFORE and AFTER are missing: a file or folder each\nusage:"],
    [["diff", "a"], "diff: AFTER is missing"],
    [["diff", "a", "b", "c"], "diff: two paths are compared"],
    [["diff", "--before", "a"], "diff: --after is missing"],
    [["diff", "--after", "a"], "diff: --before is missing"],
    [["diff", "--after", "a", "--before", "b", "c"], "diff: `c` belongs to neither state"],
    [["diff", "--git", "HEAD"], "diff: PATH is missing"],
    [["diff", "--git", "HEAD", "--before", "a", "b"], "diff: with --git,"],
    [["plan", "--format", "xml", "-"], "plan: --format takes text, json, not `xml`\n"],
    [["plan", "--datacenter", "", "-"], "plan: --datacenter takes letters, digits, - and _, not ``\n"],
    [["plan", "--consul-version", "new", "-"], "plan: --consul-version takes a version such as 1.8.4, not `new`\n"],
    [["plan", "--format=xml", "-"], "plan: --format takes text, json, not `xml`\n"],
    [["plan", "--bogus", "-"], "plan: there is no option --bogus\n`meshplan plan --help` tells more.\n"],
    [["plan", "--proxi=web", "-"], "plan: there is no option --proxi; did you mean `--proxy`?\n"],
    [["plan", "-z", "-"], "plan: there is no option -z\n"],
    [["plan", "-", "--proxy"], "plan: --proxy lacks its value: --proxy GLOB\n"],
    [["plan", "-", "--format"], "plan: --format lacks its value: --format FORMAT: text, json\n"],
    [
      ["plan", "--set", "--notes", "-"],
      "plan: --set lacks its value: --set FIELD=VALUE (if `--notes` is the value, write --set=--notes)\n",
    ],
    [["plan", "--notes=yes", "-"], "plan: --notes takes no value, so not `yes`\n"],
  ])("%j is a wrong call, and told what is wrong with it", async (args, message) => {
    const { out, err, exitCode } = await runCaptured(args);
    expect({ out, exitCode }).toEqual({ out: "", exitCode: 2 });
    expect(err).toContain(`meshplan: ${message}`);
    expect(err).toContain(`\`meshplan ${args[0]} --help\` tells more.`);
  });

  test("takes what stands behind -- for a path, and values that begin with a dash after an equals sign", async () => {
    const { err } = await runCaptured(["plan", "--proxy=-x", "--", "--notes"]);
    expect(err).toContain("--notes cannot be read");
  });

  test("standard input may be HCL or JSON", async () => {
    for (const text of [serviceDefaults, '{"Kind": "service-defaults", "Name": "web"}']) {
      const { exitCode, out } = await runCaptured(["check", "-"], { input: () => Promise.resolve(text) });
      expect({ exitCode, out }).toEqual({ exitCode: 0, out: "1 file, 1 definition: nothing to report\n" });
    }
  });

  test.each(["text", "json", "sarif", "github"])(
    "the exit status of a check does not depend on the format %s",
    async (format) => {
      const run = (text: string) =>
        runCaptured(["check", "-", "--format", format], { input: () => Promise.resolve(text) });
      expect((await run(serviceDefaults)).exitCode).toBe(0);
      expect((await run(`${serviceDefaults}bogus = 1`)).exitCode).toBe(1);
      expect((await runCaptured(["check", "--format", format, "missing.hcl"])).exitCode).toBe(2);
    },
  );

  test.each([
    ["error", 0],
    ["warning", 1],
    ["never", 0],
  ])("a warning with --fail-on %s exits with %i", async (failOn, exitCode) => {
    const text = `${serviceDefaults}MeshGateway { Mode = "Local" }`;
    const captured = await runCaptured(["check", "-", "--fail-on", failOn], { input: () => Promise.resolve(text) });
    expect(captured.exitCode).toBe(exitCode);
  });

  test("a path that does not exist is said not to exist, whatever its name", async () => {
    const { out, exitCode } = await runCaptured(["check", "no-such-folder"]);
    expect(exitCode).toBe(2);
    expect(out).toContain("no-such-folder cannot be read: there is no such file or folder.");
    expect(out).not.toContain("neither");
  });

  test("NAME= says which datacenter a path belongs to, unless a file has that whole name", async () => {
    const service =
      'service { name = "p" kind = "connect-proxy" port = 1 proxy { destination_service_name = "web" upstreams { destination_name = "api" local_bind_port = 2 } } }';
    const io = { ...fileIo, read: () => Promise.resolve(service), isDirectory: () => Promise.resolve(false) };
    const named = await runCaptured(["plan", "East=web.hcl"], { ...io, exists: () => Promise.resolve(false) });
    expect(named.out).toContain("p in east, for web");
    const whole = await runCaptured(["plan", "East=web.hcl"], { ...io, exists: () => Promise.resolve(true) });
    expect(whole.out).toContain("p in dc1, for web");
  });
});

describe("a question about what there is not", () => {
  const text = `services {
  name = "web"
  port = 80
  connect { sidecar_service { proxy { upstreams { destination_name = "api" local_bind_port = 9000 } } } }
}
services {
  name = "gateway"
  kind = "mesh-gateway"
  port = 443
}
`;

  test.each([
    [["explain", "wbe", "api", "-"], "No proxy of a service `wbe` is registered. Did you mean `web`?\n"],
    [["explain", "web", "apo", "-"], "The proxy of `web` has no upstream `apo`. Did you mean `api`?\n"],
    [["explain", "web", "billing", "-"], "The proxy of `web` has no upstream `billing`. There are: api.\n"],
    [["acl", "gatewya", "-"], "No mesh gateway `gatewya` is registered. Did you mean `gateway`?\n"],
    [["acl", "west", "-"], "No mesh gateway `west` is registered. There are: gateway.\n"],
  ])("%j is answered before what is wrong with the files", async (args, answer) => {
    const { out, err, exitCode } = await runCaptured([...args, "gone.hcl"], { input: () => Promise.resolve(text) });
    expect({ out, exitCode }).toEqual({ out: "", exitCode: 2 });
    expect(err.slice(0, err.indexOf("\n") + 1)).toBe(`meshplan: ${answer}`);
    expect(err).toContain("gone.hcl cannot be read");
  });
});

describe("a selection that fits nothing", () => {
  const files = "docs/examples/mesh-gateways";

  test.each([
    [["plan", "--proxy", "wbe"], "No proxy fits `--proxy wbe`. Did you mean `web`?"],
    [
      ["plan", "--proxy", "web", "--proxy", "shop-*"],
      "No proxy fits `--proxy shop-*`. There are: web, web-sidecar-proxy.",
    ],
    [["plan", "--upstream", "dbb"], "No upstream fits `--upstream dbb`. Did you mean `db`?"],
    [
      ["plan", "--proxy", "web", "--upstream", "x*", "--format", "json"],
      "No upstream of these proxies fits `--upstream x*`. There are: api, api?dc=secondary, db, logging.",
    ],
    [
      ["graph", "--proxy", "shop", "--format", "dot"],
      "No proxy fits `--proxy shop`. There are: web, web-sidecar-proxy.",
    ],
    [["diff", "--proxy", "shop", files], "No proxy fits `--proxy shop`. There are: web, web-sidecar-proxy."],
  ])("%j is told, with the names that there are, and exits with 2", async (args, message) => {
    process.chdir(root);
    const { err, exitCode } = await runCaptured([...args, files]);
    expect(exitCode).toBe(2);
    expect(err.split("\n")[0]).toBe(`meshplan: ${message}`);
  });

  test("may fit only what an assumption takes away", async () => {
    process.chdir(root);
    const args = ["plan", "--proxy", "web", "--without", "dc=dc1", files];
    const { out, err, exitCode } = await runCaptured(args);
    expect({ err: err.includes("No proxy"), exitCode }).toEqual({ err: false, exitCode: 0 });
    expect(out).toContain("removed");
  });
});

test("a plan without any proxy says so", async () => {
  const { out, exitCode } = await runCaptured(["plan", "-"], { input: () => Promise.resolve(serviceDefaults) });
  expect({ out, exitCode }).toEqual({
    out: "no routes: the files register no sidecar proxy and no gateway that calls services\n",
    exitCode: 0,
  });
});

test("a path in place of a command is answered with what was meant", async () => {
  process.chdir(root);
  const { err, exitCode } = await runCaptured(["docs/examples"]);
  expect(exitCode).toBe(2);
  expect(err).toContain("meshplan plan docs/examples\n");
});

test("on a terminal a line is left empty before findings, and nowhere else", () => {
  let shown = "";
  const write = (text: string) => {
    shown += text;
  };
  const { out, err } = withGap({ out: write, err: write });
  err("a\n");
  out("b\n");
  out("");
  err("c\n");
  err("d\n");
  expect(shown).toBe("a\nb\n\nc\nd\n");
});

describe("an assumption that cannot be made", () => {
  test.each([
    [["--without", "dc=dc9"], "what-if/unknown-name"],
    [["--without", "everything"], "what-if/syntax"],
    [["--set", "proxy-defaults.meshGateway.mode=lokal"], "what-if/bad-value"],
    [["--remove", "service-resolver/api"], "what-if/unknown-name"],
  ])("%j is told in place of a plan, with 2", async (assumed, code) => {
    process.chdir(root);
    const args = ["plan", ...assumed, "docs/examples/mesh-gateways"];
    const { out, err, exitCode } = await runCaptured(args);
    expect({ out, exitCode }).toEqual({ out: "", exitCode: 2 });
    expect(err).toContain(`error[${code}]`);
    const report = await runCaptured([...args, "--format", "json"]);
    expect(report.exitCode).toBe(2);
    expect(JSON.parse(report.out).diagnostics).toContainEqual(expect.objectContaining({ code }));
  });
});

describe("output that takes no more", () => {
  test.each([
    ["ENOSPC", "no space is left", ["meshplan: the output cannot be written: no space is left\n"]],
    ["EPIPE", "the reader is gone", []],
  ])("ends the run in one line, but not where a reader left: %s", (code, message, told) => {
    const problems: string[] = [];
    const output = new EventEmitter();
    stopWhereBroken(output, (problem) => problems.push(problem));
    output.emit("error", Object.assign(new Error(message), { code }));
    expect(problems).toEqual(told);
  });
});
