import type { Finding } from "../../base/finding.js";
import type { Path } from "../../base/place.js";
import { nearest } from "../../base/suggest.js";
import { isMeshGatewayMode, type MeshGatewayConfig, meshGatewayModes } from "../mesh-gateway.js";
import { proxyModes } from "../proxy.js";
import type { Upstream } from "../upstream.js";
import type { WrittenProxy, WrittenService } from "../written-service.js";
import { kindRule, sidecarRule } from "./any-kind.js";
import { durationFindings } from "./check.js";
import { metaFindings } from "./meta.js";
import * as problems from "./problems.js";
import { weightFindings } from "./weights.js";

/**
 * What an agent refuses while it builds definitions from its files, before any rule of a service is looked at. All such
 * faults of all files are reported together, sidecars included.
 */
export function fileFindings(service: WrittenService, path: Path = []): readonly Finding[] {
  const own: readonly Finding[] = [
    ...(service.checks ?? []).flatMap((check, index) => durationFindings(check, ["checks", index])),
    ...(service.check === undefined ? [] : durationFindings(service.check, ["check"])),
    ...kindRule(service),
    ...metaFindings(service),
    ...(service.weights === undefined ? [] : weightFindings({ passing: 1, warning: 1, ...service.weights })),
    ...socketFindings(service),
    ...proxyFindings(service.proxy ?? {}),
    ...sidecarRule(service),
  ];
  const sidecar = service.connect?.sidecarService;
  const placed = own.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
  return sidecar === undefined ? placed : [...placed, ...fileFindings(sidecar, [...path, "connect", "sidecarService"])];
}

/** Presence counts: an empty path beside a port of 0 is refused too. */
function socketFindings({ name = "", socketPath, port, address }: WrittenService): readonly Finding[] {
  if (socketPath === undefined || (port === undefined && address === undefined)) return [];
  return [problems.socketAndAddress(name === "" ? "The service" : name)];
}

function proxyFindings(proxy: WrittenProxy): readonly Finding[] {
  const { mode = "" } = proxy;
  return [
    ...(isProxyMode(mode) ? [] : [problems.proxyMode(["proxy", "mode"], mode, hintAmong(mode, proxyModes))]),
    ...modeFindings(proxy.meshGateway, ["proxy", "meshGateway", "mode"]),
    ...(proxy.upstreams ?? []).flatMap(upstreamFindings),
  ];
}

const none: readonly Finding[] = [];

function upstreamFindings(upstream: Upstream, index: number): readonly Finding[] {
  const { meshGateway, localBindSocketMode, destinationNamespace, destinationPartition } = upstream;
  // Most upstreams have nothing that could be wrong.
  if ((meshGateway ?? localBindSocketMode ?? destinationNamespace ?? destinationPartition) === undefined) return none;
  return [
    ...tenancyFindings(upstream, "destinationNamespace", "namespace", index),
    ...tenancyFindings(upstream, "destinationPartition", "partition", index),
    ...modeFindings(meshGateway, ["proxy", "upstreams", index, "meshGateway", "mode"]),
    ...socketModeFindings(localBindSocketMode, ["proxy", "upstreams", index, "localBindSocketMode"]),
  ];
}

/** The Community Edition keeps the names of namespaces and partitions, and looks for services in the only ones that it has. */
function tenancyFindings(
  upstream: Upstream,
  field: "destinationNamespace" | "destinationPartition",
  what: string,
  index: number,
): readonly Finding[] {
  const { [field]: name = "", destinationName = "" } = upstream;
  if (name === "" || name === "default") return none;
  return [problems.upstreamEnterprise(["proxy", "upstreams", index, field], destinationName, what, name)];
}

function modeFindings(config: MeshGatewayConfig | undefined, path: Path): readonly Finding[] {
  const mode = config?.mode ?? "";
  if (mode === "" || isMeshGatewayMode(mode)) return [];
  return [problems.meshGatewayMode(path, mode, hintAmong(mode, meshGatewayModes))];
}

/** Octal digits of a number of 32 bits. */
function socketModeFindings(mode: string | undefined, path: Path): readonly Finding[] {
  if (mode === undefined) return [];
  const digits = mode.replace(/^0+(?=.)/, "");
  const fits = /^[0-7]+$/.test(mode) && digits.length <= 11 && Number.parseInt(digits, 8) <= 0xffffffff;
  return fits ? [] : [problems.socketMode(path, mode)];
}

/**
 * Modes that the API lets in although they are none: what an unknown mode means is then for the reader to know, since
 * Consul carries it through all levels and treats it like `none` in the end.
 */
export function unknownModeFindings({ proxy = {} }: WrittenService): readonly Finding[] {
  const modes: readonly (readonly [MeshGatewayConfig | undefined, Path])[] = [
    [proxy.meshGateway, ["proxy", "meshGateway", "mode"]],
    ...(proxy.upstreams ?? []).map(
      (upstream, index) => [upstream.meshGateway, ["proxy", "upstreams", index, "meshGateway", "mode"]] as const,
    ),
  ];
  const { mode: proxyMode = "" } = proxy;
  return [
    ...(isProxyMode(proxyMode)
      ? []
      : [problems.proxyModeUnknown(["proxy", "mode"], proxyMode, hintAmong(proxyMode, proxyModes))]),
    ...modes.flatMap(([config, path]) => {
      const mode = config?.mode ?? "";
      if (mode === "" || isMeshGatewayMode(mode)) return [];
      return [problems.meshGatewayModeUnknown(path, mode, hintAmong(mode, meshGatewayModes))];
    }),
  ];
}

function isProxyMode(mode: string): boolean {
  return mode === "" || proxyModes.includes(mode);
}

function hintAmong(word: string, words: readonly string[]): string | undefined {
  const suggestion = nearest(word, words);
  return suggestion === undefined ? undefined : `Did you mean "${suggestion}"?`;
}
