import type { Code } from "../../base/codes.js";
import type { Path } from "../../base/place.js";
import { type Faults, faultIf, firstOf, firstOfEach, repeats } from "./fault.js";
import { listedTwice, quoted } from "./problems/words.js";
import { checkWord } from "./words.js";

/** The methods that routes and permissions can name. */
export const httpMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE"] as const;

/** Each method known, and none twice. The methods are in capitals already. */
export function checkMethods(
  methods: readonly string[] | undefined,
  path: Path,
  codes: { readonly unknown: Code; readonly twice: Code },
): Faults {
  const isRepeated = repeats(methods, (method) => method);
  return firstOfEach(methods, path, (method, at, index) =>
    firstOf(
      checkWord(method, at, { code: codes.unknown, field: "A method", words: httpMethods, mayBeEmpty: false }),
      faultIf(isRepeated(index), at, () => listedTwice(codes.twice, `Method ${quoted(method)}`)),
    ),
  );
}

/** Consul raises the case of methods before it looks at them. */
export function upperMethods(methods: readonly string[]): readonly string[] {
  return methods.map((method) => method.toUpperCase());
}
