import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap, Member } from "../base/located.js";
import { nestingLimit } from "./compose.js";
import { convertScalar, coreTags, type Use } from "./convert-scalar.js";
import * as problems from "./problems.js";
import { placeOf, rangeOf, trimmedEnd } from "./range.js";
import { floatKey } from "./scalar.js";

/** Values that the aliases of one file may repeat. Each stands for the whole value of its anchor, aliases in it included. */
export const aliasedValuesLimit = 100_000;

/** What aliases have cost so far in one file. */
export interface AliasBudget {
  aliased: number;
}

interface Anchored {
  /** Absent while the value is being read. */
  readonly value?: Located;
  /** Values in it, and levels of maps and lists. */
  readonly size: number;
  readonly height: number;
}

interface Conversion {
  readonly document: Document;
  readonly diagnostics: Diagnostic[];
  readonly anchors: Map<string, Anchored>;
  readonly budget: AliasBudget;
  /** Values made so far, counting those that aliases repeat. */
  size: number;
  /** Levels below the value that was made last. */
  height: number;
}

/**
 * Turns the nodes of one YAML document into a located value. Aliases share the value of their anchor, so that no text can
 * make more values than it has characters; what they would be written out is counted and limited all the same. Calls
 * itself as deep as the document is nested, which {@link nestingLimit} bounds.
 */
export function convertNode(root: Node, document: Document, diagnostics: Diagnostic[], budget: AliasBudget): Located {
  return convert(root, { document, diagnostics, anchors: new Map(), budget, size: 0, height: 0 });
}

function convert(node: Node, conversion: Conversion, use: Use = "value"): Located {
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor === undefined) return convertBare(node, conversion, use);
  const before = conversion.size;
  conversion.anchors.set(anchor, { size: 0, height: 0 });
  const value = convertBare(node, conversion, use);
  conversion.anchors.set(anchor, { value, size: conversion.size - before, height: conversion.height });
  return value;
}

function convertBare(node: Node, conversion: Conversion, use: Use): Located {
  conversion.size += 1;
  if (isScalar(node)) {
    conversion.height = 0;
    return convertScalar(node, use, conversion.document, conversion.diagnostics);
  }
  if (isMap(node)) return convertMap(node, conversion);
  if (isSeq(node)) return convertList(node, conversion);
  return convertAlias(node, conversion);
}

function convertList(node: YAMLSeq, conversion: Conversion): Located {
  const [start, rangeEnd] = rangeOf(node);
  let height = 0;
  const value = node.items.map((item) => {
    // `!!pairs` and `!!omap` hold pairs as their items.
    const located = isPair(item) ? mapOf([item], start, rangeEnd, conversion) : convertItem(item, start, conversion);
    height = Math.max(height, conversion.height);
    return located;
  });
  conversion.height = height + 1;
  return { type: "list", value, start, end: node.flow === true ? rangeEnd : (value.at(-1)?.end ?? rangeEnd) };
}

function convertItem(item: unknown, start: number, conversion: Conversion, use: Use = "value"): Located {
  if (isScalar(item) || isMap(item) || isSeq(item) || isAlias(item)) return convert(item, conversion, use);
  conversion.height = 0;
  return { type: "null", value: null, start, end: start };
}

function convertMap(node: YAMLMap, conversion: Conversion): LocatedMap {
  const [start, rangeEnd] = rangeOf(node);
  const map = mapOf(node.items, start, rangeEnd, conversion);
  if (node.flow === true) return map;
  const end = Math.max(start, ...map.value.slice(-1).map((member) => Math.max(member.keyEnd, member.value.end)));
  // A value that an alias repeats stands elsewhere.
  return { ...map, end: end > rangeEnd || end === start ? trimmedEnd(conversion.document.text, start, rangeEnd) : end };
}

function mapOf(pairs: readonly Pair[], start: number, end: number, conversion: Conversion): LocatedMap {
  const { document, diagnostics } = conversion;
  const members: Member[] = [];
  const indexOf = indexer(members);
  let merged: Set<string> | undefined;
  let height = 0;
  for (const pair of pairs) {
    if (isMergeKey(pair.key)) {
      const range = rangeOf(pair.key);
      const maps = mergedMaps(pair.value, range, conversion);
      height = Math.max(height, conversion.height);
      // Of the maps in a list the first one wins, so it comes last. What the map itself said before is replaced as well.
      for (const member of maps.toReversed().flatMap((map) => map.value)) {
        const known = indexOf(member.key);
        const first = members[known];
        if (first !== undefined && merged?.has(member.key) !== true) {
          const spans = [document.span(...range), document.span(first.keyStart, first.keyEnd)] as const;
          diagnostics.push(problems.mergeReplaces(member.key, ...spans));
        }
        merged ??= new Set();
        merged.add(member.key);
        members[known] = member;
      }
      continue;
    }
    const key = keyOf(pair.key, start, conversion);
    const value = convertItem(pair.value, key?.keyEnd ?? start, conversion);
    height = Math.max(height, conversion.height);
    if (key === undefined) continue;
    const known = indexOf(key.key);
    const first = members[known];
    if (first !== undefined && merged?.delete(key.key) !== true) {
      const span = document.span(key.keyStart, key.keyEnd);
      diagnostics.push(problems.repeatedKey(key.key, span, document.span(first.keyStart, first.keyEnd)));
    }
    members[known] = { key: key.key, value, keyStart: key.keyStart, keyEnd: key.keyEnd };
  }
  conversion.height = height + 1;
  return { type: "map", value: members, start, end };
}

/** Members that are looked through one by one before they are worth an index. */
const smallMap = 12;

/** Finds the index of the member with a key; for a new key that of the place after the last one. */
function indexer(members: readonly Member[]): (key: string) => number {
  let indices: Map<string, number> | undefined;
  return (key) => {
    if (members.length <= smallMap) {
      const at = members.findIndex((member) => member.key === key);
      return at === -1 ? members.length : at;
    }
    indices ??= new Map();
    for (let index = indices.size; index < members.length; index += 1) indices.set(members[index]?.key ?? "", index);
    return indices.get(key) ?? members.length;
  };
}

/** The largest whole number that can be a key. */
const highestKey = 2n ** 63n - 1n;

type Key = Pick<Member, "key" | "keyStart" | "keyEnd">;

/** The key as text, as Kubernetes' tools make it when they turn YAML into JSON. */
function keyOf(node: unknown, at: number, conversion: Conversion): Key | undefined {
  const { document, diagnostics } = conversion;
  const located = convertItem(node, at, conversion, "key");
  const { start: keyStart, end: keyEnd } = isAlias(node) ? placeOf(node) : located;
  if (located.type === "map" || located.type === "list" || located.type === "null") {
    const what = located.type === "null" ? "null" : `a ${located.type}`;
    diagnostics.push(problems.badKey(what, document.span(keyStart, keyEnd)));
    return undefined;
  }
  if (located.type === "integer" && located.value > highestKey) {
    diagnostics.push(problems.badKey("a number too large", document.span(keyStart, keyEnd)));
    return undefined;
  }
  const key = located.type === "float" ? floatKey(located.value) : String(located.value);
  if (located.type !== "text") {
    const written = document.text.slice(keyStart, keyEnd);
    if (written !== key) diagnostics.push(problems.keyNotText(written, key, document.span(keyStart, keyEnd)));
  }
  return { key, keyStart, keyEnd };
}

function isMergeKey(key: unknown): key is Scalar {
  return (
    isScalar(key) &&
    key.source === "<<" &&
    key.type === "PLAIN" &&
    (key.tag ?? `${coreTags}merge`) === `${coreTags}merge`
  );
}

/** The maps that a merge key brings in. */
function mergedMaps(
  node: unknown,
  [keyStart, keyEnd]: readonly [number, number],
  conversion: Conversion,
): readonly LocatedMap[] {
  const located = convertItem(node, keyEnd, conversion);
  const maps = located.type === "list" ? located.value : [located];
  if (!maps.every((map) => map.type === "map")) {
    conversion.diagnostics.push(problems.badMerge(conversion.document.span(keyStart, keyEnd)));
  }
  return maps.filter((map) => map.type === "map");
}

function convertAlias(node: Node, conversion: Conversion): Located {
  const { document, diagnostics, anchors, budget } = conversion;
  const place = placeOf(node);
  const nothing: Located = { type: "null", value: null, ...place };
  conversion.height = 0;
  if (!isAlias(node)) return nothing;
  const span = () => document.span(place.start, place.end);
  const anchored = anchors.get(node.source);
  if (anchored?.value === undefined) {
    diagnostics.push(
      (anchored === undefined ? problems.aliasUnknown : problems.aliasInsideItself)(node.source, span()),
    );
    return nothing;
  }
  if (anchored.height > nestingLimit) {
    diagnostics.push(problems.tooDeep(span()));
    return nothing;
  }
  if (budget.aliased > aliasedValuesLimit) return nothing;
  budget.aliased += anchored.size;
  if (budget.aliased > aliasedValuesLimit) {
    diagnostics.push(problems.tooManyAliases(aliasedValuesLimit, span()));
    return nothing;
  }
  conversion.size += anchored.size;
  conversion.height = anchored.height;
  return anchored.value;
}
