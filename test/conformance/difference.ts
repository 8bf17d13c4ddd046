import { isDeepStrictEqual } from "node:util";

/** The first few places where two JSON values differ, one a line; undefined if they are equal. */
export function difference(expected: unknown, actual: unknown): string | undefined {
  const lines: string[] = [];
  collect(expected, actual, "", lines);
  return lines.length === 0 ? undefined : lines.slice(0, 20).join("\n");
}

function collect(expected: unknown, actual: unknown, path: string, lines: string[]): void {
  if (isDeepStrictEqual(expected, actual)) return;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
      collect(expected[index], actual[index], `${path}[${index}]`, lines);
    }
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      collect(expected[key], actual[key], `${path}.${key}`, lines);
    }
  } else lines.push(`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
