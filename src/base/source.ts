/** The languages a source can be written in. `hcl` is HCL 1, Consul's own dialect; `yaml` holds Kubernetes resources. */
export type Syntax = "hcl" | "json" | "yaml";

/**
 * A named text to read. The name is only used to tell the syntax (by its extension, when `syntax` is absent) and to
 * say where things stand; nothing is ever opened.
 */
export interface Source {
  /** Name of the file, as diagnostics and reasons shall show it. */
  readonly file: string;
  /**
   * Its content. Bytes may be given where the text may not be well-formed UTF-8: a string cannot hold such bytes, and
   * Consul refuses them.
   */
  readonly text: string | Uint8Array;
  /** How to read the text; by default told from the extension of `file`. */
  readonly syntax?: Syntax;
  /** The datacenter whose agents load this file. */
  readonly datacenter?: string;
}
