import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runCaptured } from "../cli/run-captured.js";
import { api2, gateway, proxyDefaults, sidecar } from "./given.js";

const home = process.cwd();
let folder = "";

function git(...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: folder, stdio: "pipe" });
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text.replaceAll("▸", ""));
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "meshplan-diff-")));
  mkdirSync(join(folder, "fleet/east side"), { recursive: true });
  mkdirSync(join(folder, "shared"));
  git("init", "-q", "-b", "main");
  write("fleet/defaults.hcl", proxyDefaults("local"));
  write("fleet/east side/web.hcl", sidecar("web", api2));
  write("shared/gateway.hcl", gateway("gw-1"));
  symlinkSync("../../shared/gateway.hcl", join(folder, "fleet/east side/gateway.hcl"));
  write("fleet/bytes.hcl", "");
  git("add", ".");
  git("commit", "-q", "-m", "One");
});

beforeEach(() => {
  git("checkout", "-q", "-f", "main");
  git("clean", "-q", "-f", "-d");
  process.chdir(folder);
});

afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const paths = ["fleet", "fleet/east side"];

describe("meshplan diff --git", () => {
  test("exits with 0 where nothing differs", async () => {
    expect(await runCaptured(["diff", "--git", "HEAD", ...paths])).toEqual({
      out: "no route differs\n",
      err: "",
      exitCode: 0,
    });
  });

  test("shows what the files on disk change, with 1, in every format", async () => {
    write("fleet/defaults.hcl", proxyDefaults("remote"));
    for (const format of ["text", "json", "markdown", "github"]) {
      const { out, exitCode } = await runCaptured(["diff", "--git", "main", "--format", format, ...paths]);
      expect(exitCode).toBe(1);
      expect(out).toContain("proxy-defaults/global");
      expect(out).toContain("fleet/defaults.hcl");
    }
  });

  test("works from a subdirectory, with paths that lead up, and with absolute ones", async () => {
    write("fleet/defaults.hcl", proxyDefaults("remote"));
    process.chdir(join(folder, "fleet/east side"));
    for (const given of [
      ["..", "."],
      ["../../fleet", `${folder}/fleet/east side`],
      ["../defaults.hcl", "web.hcl"],
    ]) {
      const { out, err, exitCode } = await runCaptured(["diff", "--git", "HEAD", ...given]);
      expect([err, exitCode]).toEqual(["", 1]);
      expect(out).toContain("MeshGateway.Mode local → remote: 1 upstream of 1 proxy");
    }
  });

  test("shows no difference where a path does not exist, but tells of the path, with 2", async () => {
    for (const format of ["text", "markdown", "github"]) {
      const { out, err, exitCode } = await runCaptured([
        "diff",
        "--format",
        format,
        "fleet/east side",
        "fleet/west side",
      ]);
      expect({ out, exitCode }).toEqual({ out: "", exitCode: 2 });
      expect(err).toContain("error[source/unreadable] fleet/west side cannot be read");
    }
    const { out, exitCode } = await runCaptured(["diff", "--format", "json", "fleet/east side", "fleet/west side"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      proxies: [],
      upstreams: [],
      causes: [],
      faults: { before: [], after: [{ code: "source/unreadable" }] },
    });
  });

  test("follows symbolic links as they were", async () => {
    write("shared/gateway.hcl", gateway("gw-2"));
    const { out } = await runCaptured(["diff", "--git", "HEAD", ...paths]);
    expect(out).toContain("mesh gateways in dc1: gw-2 came; gw-1 left");
  });

  test("takes a path that one side lacks for one that came or went", async () => {
    mkdirSync(join(folder, "new"));
    write("new/shop.hcl", sidecar("shop", api2));
    const { out, err, exitCode } = await runCaptured(["diff", "--git", "HEAD", "fleet", "new"]);
    expect([err, exitCode]).toEqual(["", 1]);
    expect(out).toContain("1 proxy added");
    const missing = await runCaptured(["diff", "--git", "HEAD", "nowhere.hcl"]);
    expect([missing.exitCode, missing.err.includes("source/unreadable")]).toEqual([2, true]);
  });

  test("says which datacenter a path belongs to", async () => {
    write("fleet/defaults.hcl", proxyDefaults("remote"));
    const { out } = await runCaptured(["diff", "--git", "HEAD", "fleet", "east=fleet/east side"]);
    expect(out).toContain("web-sidecar-proxy in east");
  });

  test.each(["no-such", "--output=stolen", "-p", "", "HEAD:fleet", "$(touch stolen)"])(
    "refuses the revision `%s` with 2, and does nothing else",
    async (revision) => {
      const { err, out, exitCode } = await runCaptured(["diff", `--git=${revision}`, "fleet"]);
      expect([out, exitCode]).toEqual(["", 2]);
      expect(err).toContain("diff/revision");
      expect(execFileSync("git", ["status", "--porcelain"], { cwd: folder, encoding: "utf8" })).toBe("");
    },
  );

  test("refuses paths outside the repository, and standard input", async () => {
    for (const path of ["..", "/", "-"]) {
      const { err, exitCode } = await runCaptured(["diff", "--git", "HEAD", "--", path]);
      expect([exitCode, err.includes("diff/outside-repository")]).toEqual([2, true]);
    }
  });

  test("needs a repository", async () => {
    const bare = mkdtempSync(join(tmpdir(), "meshplan-bare-"));
    process.chdir(bare);
    const { err, exitCode } = await runCaptured(["diff", "--git", "HEAD", "."]);
    process.chdir(folder);
    rmSync(bare, { recursive: true });
    expect([exitCode, err.includes("diff/git")]).toEqual([2, true]);
  });

  test("tells what cannot be read in either state, with 2", async () => {
    write("fleet/defaults.hcl", "Kind = {");
    const { err, exitCode } = await runCaptured(["diff", "--git", "HEAD", ...paths]);
    expect(exitCode).toBe(2);
    expect(err).toContain("new in the state after:");
    expect(err).not.toContain("in the state before:");
  });
});

describe("meshplan diff", () => {
  test("compares two paths, and several with --before and --after", async () => {
    mkdirSync(join(folder, "new"));
    write("new/defaults.hcl", proxyDefaults("remote"));
    const several = [
      "--before",
      "fleet",
      "--before",
      "fleet/east side",
      "--after",
      "new",
      "--after",
      "fleet/east side",
    ];
    const { out, exitCode } = await runCaptured(["diff", ...several]);
    expect(exitCode).toBe(1);
    expect(out).toContain("fleet/defaults.hcl:4:10 → new/defaults.hcl:4:10");
    expect((await runCaptured(["diff", "fleet/east side", "fleet/east side"])).exitCode).toBe(0);
  });

  test.each([
    [[]],
    [["a"]],
    [["a", "b", "c"]],
    [["--before", "a"]],
    [["--git", "HEAD"]],
    [["--git", "HEAD", "--after", "a", "b"]],
  ])("explains its usage when given %j", async (args) => {
    const { err, exitCode } = await runCaptured(["diff", ...args]);
    expect([exitCode, err.includes("usage: meshplan diff [OPTIONS] BEFORE AFTER")]).toEqual([2, true]);
  });

  test("compares only the upstreams and proxies that are wanted", async () => {
    mkdirSync(join(folder, "new"));
    write("new/web.hcl", sidecar("web", api2, 'destination_name = "db"'));
    const narrowed = await runCaptured(["diff", "--upstream", "api*", "fleet/east side/web.hcl", "new"]);
    expect(narrowed.exitCode).toBe(0);
  });
});
