import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./blocks.js";

/** What the comments of the model say about one object. */
export interface Described {
  about: string;
  readonly fields: Record<string, string>;
}

/** src/schema/descriptions.ts, made from the comments of the interfaces in src/model. */
export function descriptionsFile(described: Readonly<Record<string, Described>>): string {
  const text = `/** What the comments of src/model say about objects and their fields. Made from them by \`npm run docs:tables\`; do not edit. */
export const descriptions: Readonly<Record<string, { readonly about: string; readonly fields: Readonly<Record<string, string>> }>> = ${JSON.stringify(described, null, 2)};
`;
  return execFileSync("npx", ["biome", "format", "--stdin-file-path=src/schema/descriptions.ts"], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
}

/**
 * By the name of the object's table, the comments on the interface that the table stands for and on its members. Several
 * tables of one name are forms of one thing: what the first says of it holds for all.
 */
export function modelDescriptions(): Readonly<Record<string, Described>> {
  const folder = join(root, "src/model");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(folder, name));
  const program = ts.createProgram(files, {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    types: [],
    lib: ["lib.es5.d.ts"],
  });
  const checker = program.getTypeChecker();
  const described: Record<string, Described> = {};

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "object") {
      const [of] = node.typeArguments ?? [];
      const [name] = node.arguments;
      if (of !== undefined && name !== undefined && ts.isStringLiteral(name)) describe(name.text, of);
    }
    ts.forEachChild(node, visit);
  };

  const describe = (name: string, of: ts.TypeNode): void => {
    const one: Described = described[name] ?? { about: "", fields: {} };
    described[name] = one;
    one.about ||= commentOnType(of, checker);
    for (const property of checker.getTypeFromTypeNode(of).getProperties()) {
      const known = one.fields[property.name] ?? "";
      one.fields[property.name] = known || commentOn(property, checker) || commentOnType(typeOf(property), checker);
    }
  };

  for (const file of program.getSourceFiles()) if (file.fileName.startsWith(folder)) visit(file);
  return Object.fromEntries(Object.entries(described).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function typeOf(property: ts.Symbol): ts.TypeNode | undefined {
  const [declaration] = property.declarations ?? [];
  return declaration !== undefined && ts.isPropertySignature(declaration) ? declaration.type : undefined;
}

/** The comment on the interface or alias that a type names: a list is about its items, `Omit<Mesh, "kind">` about Mesh. */
function commentOnType(node: ts.TypeNode | undefined, checker: ts.TypeChecker): string {
  if (node === undefined) return "";
  if (ts.isTypeOperatorNode(node)) return commentOnType(node.type, checker);
  if (ts.isArrayTypeNode(node)) return commentOnType(node.elementType, checker);
  if (!ts.isTypeReferenceNode(node)) return "";
  if (ts.isIdentifier(node.typeName) && node.typeName.text === "Omit") {
    return commentOnType(node.typeArguments?.[0], checker);
  }
  const symbol = checker.getSymbolAtLocation(node.typeName);
  if (symbol === undefined) return "";
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const named = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  // A comment of the language's own types, such as `Readonly`, is about something else.
  const isOurs = named.declarations?.some((one) => one.getSourceFile().fileName.startsWith(root)) === true;
  return isOurs && !isFromPackage(named) ? commentOn(named, checker) : "";
}

function isFromPackage(symbol: ts.Symbol): boolean {
  return symbol.declarations?.some((one) => one.getSourceFile().fileName.includes("node_modules")) === true;
}

/** A comment as running text. */
function commentOn(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replace(/\{@link (\w+)\s*\}/g, "`$1`")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}
