import type { Faults } from "./faults.js";
import { tooManyLabels } from "./json-problems.js";
import { maximumFlattenedLabels } from "./limits.js";
import type { ItemSyntax, KeySyntax, ListSyntax, ObjectSyntax, ValueSyntax } from "./syntax.js";

interface GrowingObject extends ObjectSyntax {
  readonly items: ItemSyntax[];
}

/** An object whose items still have to be flattened into another one. */
interface Task {
  readonly from: ObjectSyntax;
  readonly into: GrowingObject;
}

/**
 * Turns JSON into the blocks that the HCL library makes of it: where all members of an object are objects, its key and
 * theirs become key and labels of one block each. `{"a": {"b": {"c": 1}, "d": {"e": 2}}}` is `a "b" { c = 1 }` and
 * `a "d" { e = 2 }`, so `a` is two maps.
 */
export function flatten(root: ObjectSyntax, faults: Faults): ObjectSyntax {
  const flat: GrowingObject = { ...root, items: [], meaning: undefined };
  const tasks: Task[] = [{ from: root, into: flat }];
  let labelCount = 0;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const pending = [...task.from.items].reverse();
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
      const { labels, value } = item;
      if (isFlattened(value)) {
        labelCount += labels.length * (value.type === "object" ? value.items.length : value.elements.length);
        if (labelCount > maximumFlattenedLabels) {
          tooManyLabels(faults, item.key.start, item.key.end);
          return flat;
        }
        for (const part of partsOf(item, value).reverse()) pending.push(part);
      } else task.into.items.push({ key: item.key, labels, value: flatValue(value, tasks) });
    }
  }
  return flat;
}

/** Whether the value is an object whose members, or a list whose elements, are all objects, and there is one. */
function isFlattened(value: ValueSyntax): value is ObjectSyntax | ListSyntax {
  if (value.type === "object")
    return value.items.length > 0 && value.items.every((item) => item.value.type === "object");
  return value.type === "list" && value.elements.length > 0 && value.elements.every(isObject);
}

function isObject(value: ValueSyntax): boolean {
  return value.type === "object";
}

/** The items that one item with such a value becomes. */
function partsOf({ key, labels }: ItemSyntax, value: ObjectSyntax | ListSyntax): ItemSyntax[] {
  if (value.type === "list") return value.elements.map((element) => ({ key, labels, value: element }));
  return value.items.map((member) => ({ key, labels: joined(labels, member), value: member.value }));
}

function joined(labels: readonly KeySyntax[], member: ItemSyntax): readonly KeySyntax[] {
  return [...labels, member.key, ...member.labels];
}

/** The value with its objects replaced by ones that the tasks will fill. */
function flatValue(value: ValueSyntax, tasks: Task[]): ValueSyntax {
  if (value.type === "object") return flatObject(value, tasks);
  if (value.type !== "list") return value;
  return {
    ...value,
    elements: value.elements.map((element) => (element.type === "object" ? flatObject(element, tasks) : element)),
  };
}

function flatObject(object: ObjectSyntax, tasks: Task[]): ObjectSyntax {
  const into: GrowingObject = { ...object, items: [], meaning: undefined };
  tasks.push({ from: object, into });
  return into;
}
