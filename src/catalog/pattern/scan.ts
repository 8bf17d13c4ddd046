import type { PatternFault } from "./syntax.js";

/** A position in the text of a pattern, what its flags say there, and the first fault. */
export interface PatternScanner {
  readonly text: string;
  at: number;
  flags: Flags;
  fault: PatternFault | undefined;
  /** Names of groups so far; Go takes none twice. */
  readonly names: Set<string>;
}

/** Flags as `(?i)` sets them. */
export interface Flags {
  /** `i`: the case of letters does not count. */
  readonly anyCase: boolean;
  /** `m`: `^` and `$` match at line breaks, too. */
  readonly multiline: boolean;
  /** `s`: `.` matches line breaks, too. */
  readonly dotAll: boolean;
}

export function createPatternScanner(text: string): PatternScanner {
  return {
    text,
    at: 0,
    flags: { anyCase: false, multiline: false, dotAll: false },
    fault: undefined,
    names: new Set(),
  };
}

/** Ends the reading; the first fault counts. Gives undefined, so that a caller can return it. */
export function fault(scanner: PatternScanner, reason: string, offset = scanner.at): undefined {
  scanner.fault ??= { offset, reason };
}

/** Takes exactly this text, or stays. */
export function take(scanner: PatternScanner, text: string): boolean {
  if (!scanner.text.startsWith(text, scanner.at)) return false;
  scanner.at += text.length;
  return true;
}

/** Takes one character; undefined at the end. */
export function takeCharacter(scanner: PatternScanner): string | undefined {
  const code = scanner.text.codePointAt(scanner.at);
  if (code === undefined) return undefined;
  const character = String.fromCodePoint(code);
  scanner.at += character.length;
  return character;
}

/** Takes characters as long as they are among `allowed`, at most `most` of them. */
export function takeWhile(scanner: PatternScanner, allowed: string, most = Number.POSITIVE_INFINITY): string {
  const start = scanner.at;
  while (scanner.at - start < most && scanner.at < scanner.text.length) {
    if (!allowed.includes(scanner.text.charAt(scanner.at))) break;
    scanner.at += 1;
  }
  return scanner.text.slice(start, scanner.at);
}

/** Takes the text up to `end` and `end` itself; undefined, without moving, if it does not come. */
export function takeUntil(scanner: PatternScanner, end: string): string | undefined {
  const found = scanner.text.indexOf(end, scanner.at);
  if (found === -1) return undefined;
  const taken = scanner.text.slice(scanner.at, found);
  scanner.at = found + end.length;
  return taken;
}
