import { describe, expect, test } from "vitest";
import { fileIo } from "../../src/cli/io.js";
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

  test("suggests the nearest command", async () => {
    const { err, exitCode } = await runCaptured(["paln", "x"]);
    expect(exitCode).toBe(2);
    expect(err).toContain("`plan`");
  });

  test.each([
    [["plan"], "usage"],
    [["plan", "--format", "xml", "-"], "--format takes"],
    [["plan", "--bogus", "-"], "--bogus"],
  ])("%j is a wrong call", async (args, message) => {
    const { err, exitCode } = await runCaptured(args);
    expect(exitCode).toBe(2);
    expect(err).toContain(message);
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
    expect(out).toContain("no-such-folder cannot be read: ENOENT");
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
