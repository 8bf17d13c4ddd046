import { createKeyTable, type KeyTable } from "../base/key-table.js";
import type {
  Located,
  LocatedBoolean,
  LocatedFloat,
  LocatedInteger,
  LocatedList,
  LocatedMap,
  LocatedText,
} from "../base/located.js";
import type { StringSyntax } from "./escape.js";
import type { Faults } from "./faults.js";
import { evaluateItems } from "./items.js";
import { maximumValues } from "./limits.js";
import { evaluateLiteral } from "./literal.js";
import type { ListSyntax, ObjectSyntax, ValueSyntax } from "./syntax.js";
import { tooMuchRepetition } from "./value-problems.js";

/** Located values while they are made: the lists of repeated keys still grow. */
export type Open = LocatedText | LocatedInteger | LocatedFloat | LocatedBoolean | OpenList | LocatedMap;

export interface OpenList {
  readonly type: "list";
  readonly value: Open[];
  readonly start: number;
  readonly end: number;
}

export interface OpenMember {
  readonly key: string;
  readonly value: Open;
  readonly keyStart: number;
  readonly keyEnd: number;
}

/** What evaluating needs to know everywhere. */
export interface Evaluation {
  readonly text: string;
  readonly faults: Faults;
  readonly keys: KeyTable;
  readonly strings: StringSyntax;
  /** The values of the blocks and lists that are done; what they hold is done before they are. */
  readonly done: Map<ObjectSyntax | ListSyntax, LocatedMap | OpenList>;
  /** Set where one value stands in several places of the result. */
  hasRepetition: boolean;
}

export function createEvaluation(text: string, faults: Faults, strings: StringSyntax): Evaluation {
  return { text, faults, keys: createKeyTable(), strings, done: new Map(), hasRepetition: false };
}

/** The map that a whole text means. Innermost blocks and lists come first, so that no nesting needs recursion. */
export function evaluate(evaluation: Evaluation, root: ObjectSyntax): LocatedMap {
  const containers = containersOf(root);
  for (let index = containers.length - 1; index >= 0; index -= 1) {
    const container = containers[index];
    if (container?.type === "list") evaluation.done.set(container, evaluateList(evaluation, container));
    else if (container !== undefined) evaluation.done.set(container, evaluateMap(evaluation, container));
  }
  const value = evaluation.done.get(root);
  if (value?.type !== "map") return { type: "map", value: [], start: root.start, end: root.end };
  if (!evaluation.hasRepetition || !isTooLarge(value)) return value;
  tooMuchRepetition(evaluation.faults, root.start, root.end);
  return { type: "map", value: [], start: root.start, end: root.end };
}

/** The object and all objects and lists in it, each after the one that holds it. */
function containersOf(root: ObjectSyntax): readonly (ObjectSyntax | ListSyntax)[] {
  const containers: (ObjectSyntax | ListSyntax)[] = [root];
  // The list grows while it is walked.
  for (const container of containers) {
    if (container.type === "object") {
      for (const { value } of container.items) if (isContainer(value)) containers.push(value);
    } else for (const value of container.elements) if (isContainer(value)) containers.push(value);
  }
  return containers;
}

function isContainer(value: ValueSyntax): value is ObjectSyntax | ListSyntax {
  return value.type === "object" || value.type === "list";
}

function evaluateMap(evaluation: Evaluation, object: ObjectSyntax): LocatedMap {
  return { type: "map", value: evaluateItems(evaluation, object.items), start: object.start, end: object.end };
}

function evaluateList(evaluation: Evaluation, list: ListSyntax): OpenList {
  const elements: Open[] = [];
  for (const element of list.elements) {
    const value = evaluateElement(evaluation, element);
    if (value !== undefined) elements.push(value);
  }
  // A copy has no room to grow.
  return { type: "list", value: elements.length > 0 ? elements.slice() : elements, start: list.start, end: list.end };
}

/** A value directly in a list: there an object is a map. Undefined, and reported, where there is no value. */
export function evaluateElement(evaluation: Evaluation, value: ValueSyntax): Open | undefined {
  return isContainer(value) ? evaluation.done.get(value) : evaluateLiteral(evaluation, value);
}

/** The value of a key: there an object is a list of one map. */
export function evaluateValue(evaluation: Evaluation, value: ValueSyntax): Open | undefined {
  const element = evaluateElement(evaluation, value);
  if (value.type !== "object" || element === undefined) return element;
  return { type: "list", value: [element], start: value.start, end: value.end };
}

/** Counts with repetitions, but looks at each value once. */
function isTooLarge(root: LocatedMap): boolean {
  const sizes = new Map<unknown, number>();
  const open: (LocatedMap | LocatedList)[] = [root];
  while (open.length > 0) {
    const value = open.at(-1);
    if (value === undefined) break;
    if (sizes.has(value)) {
      open.pop();
      continue;
    }
    let size = 1;
    let isReady = true;
    for (const child of childrenOf(value)) {
      const known = sizes.get(child);
      if (known !== undefined) size += known;
      else if (child.type !== "list" && child.type !== "map") size += 1;
      else {
        isReady = false;
        open.push(child);
      }
    }
    if (!isReady) continue;
    sizes.set(value, size);
    open.pop();
  }
  return (sizes.get(root) ?? 0) > maximumValues;
}

function childrenOf(value: LocatedMap | LocatedList): readonly Located[] {
  return value.type === "list" ? value.value : value.value.map((member) => member.value);
}
