// The package hcl2-parser changes two things of the whole program when it is loaded. This module must be imported before
// it, so that src/hcl2/referee.ts can put them back.

const limit: unknown = Reflect.get(Error, "stackTraceLimit");
const hadRequire = Reflect.has(globalThis, "require");

/** Puts `Error.stackTraceLimit` and the global `require` back to what they were before the package was loaded. */
export function restoreGlobals(): void {
  restoreStackTraceLimit(limit);
  if (!hadRequire) Reflect.deleteProperty(globalThis, "require");
}

/** Engines other than V8 have no such limit. */
export function restoreStackTraceLimit(value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(Error, "stackTraceLimit");
  else Reflect.set(Error, "stackTraceLimit", value);
}
