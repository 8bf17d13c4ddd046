import fc from "fast-check";
import { base64OfBytes } from "../../src/base/base64.js";
import { formatDuration } from "../../src/base/duration.js";
import { shortestFloat32 } from "../../src/base/float32.js";
import type { Plain } from "../../src/base/located.js";
import { utf8Bytes } from "../../src/base/utf8.js";
import type { AnyType, Field, ObjectType } from "../../src/model/type.js";

/** Texts that some printer or reader may stumble over. */
export const texts = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "$",
        "{",
        "}",
        "%",
        '"',
        "\\",
        "\n",
        "\r\n",
        "\t",
        "\u0000",
        "#",
        "//",
        "\ue123",
        "😀",
        "\ufeff",
        "a",
      ),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom(
    "",
    "true",
    "no",
    "null",
    "1",
    "1e3",
    "~",
    "- a",
    "a: b",
    "<<EOF",
    "0x1F",
    "15s",
    "$\u007ba}",
    "$$\u007ba}",
    "%{ if a }",
    "\u2028",
  ),
);

const keys = fc.oneof(texts, fc.constantFrom("__proto__", "constructor", "true", "a.b", "a b", "for", "kind", "Kind"));

const numbers = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, -0, 1e21, -1e21, 2 ** 53, 2 ** 60, 2 ** 63, 2 ** 64, 1e-7, 0.1, 1e300, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Free-form data: lists of one element, maps in lists, nothing in anything. HCL has no null. */
export function freeFormValues(withNull: boolean): fc.Arbitrary<Plain> {
  const { value } = fc.letrec<{ value: Plain }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthIdentifier: "free-form" },
      fc.oneof(texts, numbers, fc.boolean(), ...(withNull ? [fc.constant(null)] : [])),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.array(tie("value"), { minLength: 1, maxLength: 1 }),
      fc.dictionary(keys, tie("value"), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  return value;
}

/** Values of a type as decoding gives them, some of them empty but there. */
function valuesOf(type: AnyType, withNull: boolean): fc.Arbitrary<unknown> {
  switch (type.is) {
    case "text":
      return texts;
    case "integer":
      return fc.integer();
    case "unsigned":
      return fc.nat();
    case "float":
      return fc.integer({ min: -10_000, max: 10_000 }).map((hundredths) => shortestFloat32(hundredths / 100));
    case "boolean":
      return fc.boolean();
    case "duration":
      return fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(formatDuration);
    case "time":
      return fc.constantFrom("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.5+02:00");
    case "bytes":
      // The second of the two passes makes base64 of base64.
      return fc.uint8Array().map((bytes) => base64OfBytes(utf8Bytes(base64OfBytes([...bytes]))));
    case "opaque":
      return freeFormValues(withNull);
    case "list":
      return fc.array(valuesOf(type.of, withNull), { maxLength: 3 });
    case "map":
      return fc.dictionary(keys, valuesOf(type.of, withNull), { maxKeys: 3, noNullPrototype: true });
    case "object":
      return objectsOf(type, withNull);
  }
}

/** Objects with some of the fields that both the command and the server know. */
export function objectsOf(type: ObjectType, withNull: boolean): fc.Arbitrary<Record<string, unknown>> {
  const fields = type.fields.filter(
    (field: Field) => field.knownTo.includes("client") && field.knownTo.includes("server"),
  );
  const shape = Object.fromEntries(fields.map((field) => [field.name, valuesOf(field.type, withNull)]));
  return fc.record(shape, { requiredKeys: [], noNullPrototype: true });
}
