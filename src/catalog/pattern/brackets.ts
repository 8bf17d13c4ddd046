import { takeEscape } from "./escape.js";
import { fault, type PatternScanner, take, takeCharacter, takeUntil } from "./scan.js";
import { type CharacterSet, complementOf, joined, namedClasses, type Range } from "./syntax.js";

/** `[a-z_]`, `[^\d]`, `[[:alpha:]]`: read from behind the opening bracket. Undefined, with a fault, if there is one. */
export function takeBrackets(scanner: PatternScanner): CharacterSet | undefined {
  const start = scanner.at - 1;
  const isNegated = take(scanner, "^");
  const ranges: Range[] = [];
  // A closing bracket in the first place is a character like any other.
  for (let isFirst = true; isFirst || !take(scanner, "]"); isFirst = false) {
    if (scanner.at >= scanner.text.length) return fault(scanner, "has a bracket without an end", start);
    const taken = takeNamed(scanner) ?? takeItem(scanner);
    if (taken === undefined || scanner.fault !== undefined) return undefined;
    for (const range of taken) ranges.push(range);
  }
  return { ranges: joined(ranges), isNegated, anyCase: scanner.flags.anyCase };
}

/** `[:alpha:]`, `[:^alpha:]`. */
function takeNamed(scanner: PatternScanner): readonly Range[] | undefined {
  const start = scanner.at;
  if (!take(scanner, "[:")) return undefined;
  const name = takeUntil(scanner, ":]");
  const isNegated = name?.startsWith("^") === true;
  const bare = isNegated ? name.slice(1) : (name ?? "");
  const ranges = Object.hasOwn(namedClasses, bare) ? namedClasses[bare] : undefined;
  if (ranges !== undefined) return isNegated ? complementOf(ranges) : ranges;
  scanner.at = start;
  // Without an end it is no class, but a bracket and a colon.
  return name === undefined ? undefined : fault(scanner, `has the unknown class [:${name}:]`, start);
}

/** A character, an escape, or a range from one character to another. */
function takeItem(scanner: PatternScanner): readonly Range[] | undefined {
  const start = scanner.at;
  const first = takeOne(scanner);
  if (first === undefined) return undefined;
  const isRange = scanner.text.startsWith("-", scanner.at) && !scanner.text.startsWith("-]", scanner.at);
  const low = single(first);
  if (!isRange || low === undefined) return first;
  take(scanner, "-");
  const last = takeOne(scanner);
  if (last === undefined) return undefined;
  const high = single(last);
  if (high === undefined || high < low) return fault(scanner, "has a range that is none", start);
  return [[low, high]];
}

function takeOne(scanner: PatternScanner): readonly Range[] | undefined {
  if (take(scanner, "\\")) return takeEscape(scanner);
  const code = takeCharacter(scanner)?.codePointAt(0);
  return code === undefined ? fault(scanner, "has a bracket without an end") : [[code, code]];
}

function single([range, ...others]: readonly Range[]): number | undefined {
  return range !== undefined && others.length === 0 && range[0] === range[1] ? range[0] : undefined;
}
