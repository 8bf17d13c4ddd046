import type { Vocabulary } from "../model/type.js";
import type { Coerce } from "./coerce/coerce.js";
import { jsonCoerce } from "./coerce/json.js";
import { strictCoerce } from "./coerce/strict.js";
import { twiceWeakCoerce, weakCoerce } from "./coerce/weak.js";

/** How one of Consul's readers takes untyped data for typed data. */
export interface Dialect {
  /** Which fields there are. */
  readonly vocabulary: Vocabulary;
  /** How scalars are taken. */
  readonly coerce: Coerce;
  /** True where single values become lists, lists of maps become one map, and field aliases count. */
  readonly weak: boolean;
  /**
   * How often Consul decodes the data: the `config write` command decodes a file, prints it, and the server decodes that
   * again. What each pass changes (one-element lists in opaque maps, bytes) it then changes twice.
   */
  readonly passes: 0 | 1 | 2;
  /** True where a list of one element never stands for the element. */
  readonly keepsLists?: true;
}

/** A file given to `config write`, up to the point where the command sends it. */
export const clientDialect: Dialect = { vocabulary: "client", coerce: twiceWeakCoerce, weak: true, passes: 2 };

/** The body of a request that writes a config entry, or an entry embedded in an agent file. */
export const serverDialect: Dialect = { vocabulary: "server", coerce: weakCoerce, weak: true, passes: 1 };

/** An entry as the server keeps and prints it: everything that decoding changes is changed already. */
export const storedDialect: Dialect = { vocabulary: "server", coerce: weakCoerce, weak: true, passes: 0 };

/** A file that an agent loads. */
export const agentDialect: Dialect = { vocabulary: "agent", coerce: strictCoerce, weak: false, passes: 1 };

/** The body of a request that registers a service; `text` is the body, for telling whole numbers from others. */
export function registrationDialect(text: string): Dialect {
  return { vocabulary: "api", coerce: jsonCoerce(text), weak: false, passes: 0, keepsLists: true };
}
