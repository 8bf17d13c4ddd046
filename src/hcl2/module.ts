import type { Document } from "../base/document.js";
import type { Located, Plain } from "../base/located.js";
import { locate } from "../decode/locate.js";
import type { Meaning, Scope } from "./scope.js";
import { parseExpression } from "./syntax/parser.js";
import type { Attribute, Block, Body, Expression } from "./syntax/tree.js";

/** A file of HCL 2 taken apart. */
export interface File {
  readonly document: Document;
  readonly body: Body;
}

/** Values for variables, by name, as `--var` and the option `variables` give them. */
export type Variables = Readonly<Record<string, Plain>>;

/** Files that share variables, locals and resources: all of Terraform's in one folder, or one job. */
export function createScope(files: readonly File[], variables: Variables): Scope {
  const declared = new Map<string, Block>();
  const locals = new Map<string, Expression>();
  const attributes = new Map<string, Expression>();
  for (const item of files.flatMap((file) => file.body)) {
    if (item.is !== "block") continue;
    const [first, second] = item.labels;
    if (item.type === "variable" && first !== undefined) declared.set(first.text, item);
    if (item.type === "locals") for (const one of attributesOf(item)) locals.set(one.name, one.value);
    if (item.type !== "resource" || first === undefined || second === undefined) continue;
    for (const one of attributesOf(item)) attributes.set(`${first.text}.${second.text}.${one.name}`, one.value);
  }
  return {
    cost: { spent: 0 },
    lookUp([root = "", name = "", third = ""]) {
      if (root === "var") return variableMeaning(name, declared.get(name), variables);
      const expression = root === "local" ? locals.get(name) : attributes.get(`${root}.${name}.${third}`);
      return expression === undefined ? undefined : { expression, steps: root === "local" ? 2 : 3 };
    },
  };
}

/** Names of the variables that files declare. */
export function variablesIn(body: Body): readonly string[] {
  return body.flatMap((item) => (item.is === "block" && item.type === "variable" ? (item.labels[0]?.text ?? []) : []));
}

function attributesOf({ body }: Block): readonly Attribute[] {
  return body.filter((item) => item.is === "attribute");
}

export function attributeOf({ body }: Block, name: string): Attribute | undefined {
  return body.find((item): item is Attribute => item.is === "attribute" && item.name === name);
}

/** The blocks of a type in another block. */
export function blocksOf({ body }: Block, type: string): readonly Block[] {
  return body.filter((item): item is Block => item.is === "block" && item.type === type);
}

function variableMeaning(name: string, block: Block | undefined, variables: Variables): Meaning | undefined {
  const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (given !== undefined) return givenMeaning(given, block);
  const initial = block === undefined ? undefined : attributeOf(block, "default");
  return initial === undefined ? undefined : { expression: initial.value, steps: 2 };
}

/** A text given for a variable that is not text is an expression, as on Terraform's and Nomad's own command lines. */
function givenMeaning(given: Plain, block: Block | undefined): Meaning {
  const type = block === undefined ? undefined : attributeOf(block, "type");
  const isText = type === undefined || isTextType(typeName(type.value));
  if (typeof given === "string" && !isText) {
    const expression = parseExpression(given);
    if (expression !== undefined) return { expression, steps: 2 };
  }
  return { value: locate(given), steps: 2 };
}

/** `string`, or in JSON `"string"`. */
function typeName(type: Expression): string | undefined {
  if (type.is === "reference") return type.path[0];
  const part = type.is === "template" && type.parts.length === 1 ? type.parts[0] : undefined;
  return part?.is === "text" ? part.value : undefined;
}

function isTextType(name: string | undefined): boolean {
  return name === "string" || name === "any";
}

/** A document of the same text that belongs to another datacenter. */
export function documentIn(document: Document, datacenter: string | undefined): Document {
  return datacenter === undefined || document.datacenter !== undefined ? document : { ...document, datacenter };
}

/** The value that text given for a number stands for: HCL 2 converts between the two. */
export function asNumber(value: Located): Located {
  if (value.type !== "text" || !/^[0-9]{1,10}$/.test(value.value)) return value;
  return { type: "integer", value: Number(value.value), start: value.start, end: value.end };
}
