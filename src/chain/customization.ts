import { parseDuration } from "../base/duration.js";
import type { Assembly } from "./assembly.js";

/**
 * Eight digits that tell apart the chains of one service that overrides changed; empty if none changed anything. They
 * are those of Consul, which names clusters by them: a 64-bit hash over the overrides that had an effect.
 */
export function customizationHash({
  overrides,
  customized,
  hashes,
}: Pick<Assembly, "overrides" | "customized" | "hashes">): string {
  if (!customized.meshGateway && !customized.protocol && !customized.connectTimeout) return "";
  const mode = customized.meshGateway ? overrides.meshGateway : "";
  const protocol = customized.protocol ? overrides.protocol : "";
  const timeout = customized.connectTimeout ? overrides.connectTimeout : "";
  // Few overrides make many chains, and the hash takes longer than a small chain.
  const key = JSON.stringify([mode, protocol, timeout]);
  const hash = hashes.get(key) ?? hashOf(mode, protocol, timeout);
  hashes.set(key, hash);
  return hash;
}

function hashOf(mode: string, protocol: string, connectTimeout: string): string {
  const timeout = parseDuration(connectTimeout) ?? 0n;
  const meshGateway = hashText("MeshGatewayConfig") ^ hashPair(hashText("Mode"), hashText(mode));
  const hash =
    hashText("") ^
    hashPair(hashText("OverrideMeshGateway"), meshGateway) ^
    hashPair(hashText("OverrideProtocol"), hashText(protocol)) ^
    hashPair(hashText("OverrideConnectTimeout"), fnv1(littleEndian(timeout)));
  return hash.toString(16).slice(0, 8);
}

function hashText(text: string): bigint {
  return fnv1(utf8Of(text));
}

function hashPair(first: bigint, second: bigint): bigint {
  return fnv1([...littleEndian(first), ...littleEndian(second)]);
}

/** FNV-1 (not FNV-1a) with 64 bits. */
function fnv1(bytes: readonly number[]): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, hash * 0x100000001b3n) ^ BigInt(byte);
  return hash;
}

function littleEndian(value: bigint): readonly number[] {
  return Array.from({ length: 8 }, (_, index) => Number(BigInt.asUintN(8, value >> BigInt(8 * index))));
}

function utf8Of(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), continuation(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), continuation(code >> 6), continuation(code));
    else bytes.push(0xf0 | (code >> 18), continuation(code >> 12), continuation(code >> 6), continuation(code));
  }
  return bytes;
}

function continuation(code: number): number {
  return 0x80 | (code & 0x3f);
}
