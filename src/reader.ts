import type { Diagnostic } from "./base/diagnostic.js";
import type { Source } from "./base/source.js";
import type { CatalogDefinition } from "./catalog/cluster.js";

export type { CatalogDefinition };

/** What sources define, and what is wrong with them. */
export interface Reading {
  readonly definitions: readonly CatalogDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads sources that Consul itself does not read. Readers are passed to `analyze` and `readSources`, so that programs
 * which need none of them do not load the parsers behind them.
 *
 * @example
 * import { kubernetesReader } from "meshplan/kubernetes";
 * analyze(sources, { readers: [kubernetesReader] });
 */
export interface Reader {
  /** True for a source that this reader takes. It looks at the name and the beginnings of the content; it must be quick. */
  accepts(source: Source): boolean;
  /** Reads all the sources that it accepted, together, for one may refer to another. Never throws. */
  read(sources: readonly Source[]): Reading;
}
