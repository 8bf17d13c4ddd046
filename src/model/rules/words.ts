import type { Code } from "../../base/codes.js";
import type { Path } from "../../base/place.js";
import { type Faults, faultIf } from "./fault.js";
import { unknownWord } from "./problems/words.js";

/** The words that a field takes, and the fault of any other. Letter case counts. */
export interface Words {
  readonly code: Code;
  /** The field, as messages call it. */
  readonly field: string;
  readonly words: readonly string[];
  /** True where absent or empty text passes too. */
  readonly mayBeEmpty: boolean;
}

/** What requests between services may speak. */
export const serviceProtocols: readonly string[] = ["tcp", "http", "http2", "grpc"];

/** What an intention may say. */
export const intentionActions: readonly string[] = ["allow", "deny"];

/** Checks that a field holds one of its words. */
export function checkWord(value: string | undefined, path: Path, { code, field, words, mayBeEmpty }: Words): Faults {
  const text = value ?? "";
  const isKnown = words.includes(text) || (mayBeEmpty && text === "");
  return faultIf(!isKnown, path, () => unknownWord(code, field, text, words));
}
