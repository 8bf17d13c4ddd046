import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { entryPoints } from "./entry-points.js";

const sources = join(import.meta.dirname, "../src/");

/** Types that the public ones mention and nobody needs to name. */
const internal: ReadonlyMap<string, string> = new Map([
  ["AnalysisMemory", "stands under a symbol that only updates read"],
  ["Placed", "stands under a symbol that only readers write"],
  ["EntryOf", "only gives the interface of a kind, which is exported"],
]);

/** Our own files only, without the library of the language: names are looked up, nothing is checked. */
function programOf(files: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = {
    noLib: true,
    types: [],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) =>
      text.startsWith(".") ? ts.resolveModuleName(text, from, options, host) : { resolvedModule: undefined },
    );
  return ts.createProgram(files, options, host);
}

const files = Object.values(entryPoints());
const program = programOf(files);
const checker = program.getTypeChecker();

const exported = new Set(
  files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    return module === undefined ? [] : checker.getExportsOfModule(module).map(origin);
  }),
);

/** The thing itself, behind all names under which it is exported again. */
function origin(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The types of ours that a declaration mentions, but for the bodies of functions. */
function mentionedBy(declaration: ts.Node): readonly ts.Symbol[] {
  const mentioned: ts.Symbol[] = [];
  const pending: ts.Node[] = [declaration];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol !== undefined) mentioned.push(origin(symbol));
    ts.forEachChild(node, (child) => {
      if (!ts.isBlock(child) && !isValue(child)) pending.push(child);
    });
  }
  return mentioned.filter((symbol) => symbol.declarations?.some(isOurs));
}

/** What a constant is set to, or a parameter by default. */
function isValue(node: ts.Node): boolean {
  const { parent } = node;
  return (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) && parent.initializer === node;
}

function isOurs(declaration: ts.Node): boolean {
  return !ts.isTypeParameterDeclaration(declaration) && declaration.getSourceFile().fileName.startsWith(sources);
}

/** The interfaces of all kinds of config entries, which the type of entries names through a table only. */
function interfacesOfKinds(): readonly string[] {
  const text = readFileSync(join(sources, "model/kinds.ts"), "utf8");
  return [...text.matchAll(/entryKind<(\w+)>/g)].map(([, name = ""]) => name);
}

describe("the entry points", () => {
  test("export every type that their exports mention", () => {
    const missing = [...exported].flatMap((symbol) =>
      (symbol.declarations ?? []).flatMap((declaration) =>
        mentionedBy(declaration)
          .filter((mentioned) => !exported.has(mentioned) && !internal.has(mentioned.name))
          .map((mentioned) => `${symbol.name} mentions ${mentioned.name}`),
      ),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  test("export the interface of every kind of config entry", () => {
    const names = new Set([...exported].map(({ name }) => name));
    expect(interfacesOfKinds().length).toBeGreaterThan(15);
    expect(interfacesOfKinds().filter((name) => !names.has(name))).toEqual([]);
  });

  test("leave out no type without need", () => {
    const mentioned = new Set(
      [...exported].flatMap(({ declarations = [] }) => declarations.flatMap(mentionedBy)).map(({ name }) => name),
    );
    expect([...internal.keys()].filter((name) => !mentioned.has(name))).toEqual([]);
  });
});
