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

/** The types of ours that a declaration mentions, or a function that a constant is made of; but for bodies. */
function mentionedBy(declaration: ts.Node): readonly ts.Symbol[] {
  const mentioned = new Set<ts.Symbol>();
  const pending = new Set<ts.Node>([declaration]);
  for (const node of pending) {
    if (ts.isBlock(node)) continue;
    const symbol = isName(node) ? symbolOf(node) : undefined;
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Type) mentioned.add(symbol);
    for (const made of symbol?.declarations?.filter(ts.isFunctionDeclaration) ?? []) {
      // Of a function that is called only the result is left.
      if (!ts.isCallExpression(node.parent)) add(made);
      else if (made.type !== undefined) add(made.type);
    }
    ts.forEachChild(node, add);
  }
  return [...mentioned].filter((symbol) => symbol.declarations?.some(isOurs));

  function add(node: ts.Node): void {
    pending.add(node);
  }
}

/** True for a name that refers to something: that of a type, or of a function in what a constant is set to. */
function isName(node: ts.Node): node is ts.Identifier {
  return ts.isIdentifier(node) && !ts.isTypeQueryNode(node.parent);
}

function symbolOf(name: ts.Identifier): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && origin(symbol);
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
