import { withFields } from "../base/record.js";
import type { EntrySet } from "../catalog/entries.js";
import { beginAssembly, chainOf, prepare, runPasses } from "./compile.js";
import type { ChainTarget, CompiledChain } from "./compiled-chain.js";
import { customizationHash } from "./customization.js";
import { type ChainError, errorOf } from "./error.js";
import type { ChainRequest } from "./request.js";

/** A chain that many ask for who only differ in their mode. */
export interface AnyModeChain {
  /** As it is for those who ask with none. */
  readonly chain: CompiledChain;
  /** Its customization hash for those who ask with a mode; empty for none. */
  hashWith(mode: string): string;
}

/** A request without the mode of who asks. */
export type AnyModeRequest = Omit<ChainRequest, "overrideMeshGateway">;

export type AnyModeCompiler = (request: AnyModeRequest) => AnyModeChain | { readonly error: ChainError };

/**
 * Compiles chains once for all modes. An overriding mode changes nothing of a chain but the modes of its targets
 * ({@link modeWith}) and its hash, so whoever does not need the chain itself gets along without compiling it again.
 */
export function anyModeCompiler(entries: EntrySet): AnyModeCompiler {
  const common = prepare(entries, {});
  return (request) => {
    const worked = runPasses(beginAssembly(common, request, undefined));
    if ("failure" in worked) return { error: errorOf(worked.failure) };
    const chain = chainOf(worked);
    const targets = Object.values(chain.targets);
    const { overrides, customized, hashes } = worked.assembly;
    const hashWith = (mode: string) => {
      const meshGateway = targets.some((target) => modeWith(mode, target) !== modeWith("", target));
      return customizationHash({
        overrides: withFields(overrides, { meshGateway: mode }),
        customized: withFields(customized, { meshGateway }),
        hashes,
      });
    };
    return { chain, hashWith };
  };
}

/** The mode that a target of such a chain has for those who ask with a mode. Empty if nobody names one. */
export function modeWith(mode: string, { external, meshGateway }: ChainTarget): string {
  return external === true ? "" : mode || (meshGateway?.mode ?? "");
}
