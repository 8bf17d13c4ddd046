import type { Located, LocatedList, LocatedMap } from "../base/located.js";
import { type Evaluation, evaluateElement, isContainer } from "./evaluation.js";
import { evaluateItems } from "./items.js";
import { maximumValues } from "./limits.js";
import type { Open, OpenList } from "./open.js";
import type { ListSyntax, ObjectSyntax } from "./syntax.js";
import { tooMuchRepetition } from "./value-problems.js";

/** The map that a whole tree means. Innermost objects and lists come first, so that no nesting needs recursion. */
export function evaluate(evaluation: Evaluation, root: ObjectSyntax): LocatedMap {
  const containers = containersOf(root);
  for (let index = containers.length - 1; index >= 0; index -= 1) {
    const container = containers[index];
    if (container !== undefined) evaluateContainer(evaluation, container);
  }
  return result(evaluation, root);
}

/** Finds the value of an object or list, once everything in it has been given to this. */
export function evaluateContainer(evaluation: Evaluation, container: ObjectSyntax | ListSyntax): void {
  if (container.type === "list") container.meaning = evaluateList(evaluation, container);
  else container.meaning = evaluateMap(evaluation, container);
}

/** The map that the whole text means, once the whole text has been evaluated. */
export function result(evaluation: Evaluation, root: ObjectSyntax): LocatedMap {
  const value = root.meaning ?? { type: "map", value: [], start: root.start, end: root.end };
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
