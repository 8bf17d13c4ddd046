import {
  type Alias,
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
import type { Located, LocatedMap, LocatedText, Member } from "../base/located.js";
import type { At } from "../base/synthetic.js";
import { nestingLimit } from "./compose.js";
import { convertScalar, coreTags, type Use } from "./convert-scalar.js";
import * as problems from "./problems.js";
import { endOf, startOf, trimmedEnd } from "./range.js";
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
  return convert(root, startOf(root), { document, diagnostics, anchors: new Map(), budget, size: 0, height: 0 });
}

/** Turns what stands at a place into a value; what is not there is null. */
function convert(node: unknown, at: number, conversion: Conversion, use: Use = "value"): Located {
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) {
    if (isAlias(node)) return convertAlias(node, conversion);
    conversion.height = 0;
    return { type: "null", value: null, start: at, end: at };
  }
  const { anchor } = node;
  if (anchor === undefined) return convertBare(node, conversion, use);
  const before = conversion.size;
  conversion.anchors.set(anchor, { size: 0, height: 0 });
  const value = convertBare(node, conversion, use);
  conversion.anchors.set(anchor, { value, size: conversion.size - before, height: conversion.height });
  return value;
}

function convertBare(node: Scalar | YAMLMap<unknown> | YAMLSeq, conversion: Conversion, use: Use): Located {
  conversion.size += 1;
  if (isScalar(node)) {
    conversion.height = 0;
    return convertScalar(node, use, conversion.document, conversion.diagnostics);
  }
  return isMap(node) ? convertMap(node, conversion) : convertList(node, conversion);
}

function convertList(node: YAMLSeq, conversion: Conversion): Located {
  const start = startOf(node);
  const rangeEnd = endOf(node);
  let height = 0;
  const value: Located[] = [];
  for (const item of node.items) {
    // `!!pairs` and `!!omap` hold pairs as their items.
    value.push(
      isPair(item)
        ? { type: "map", value: membersOf([item], start, conversion), start, end: rangeEnd }
        : convert(item, start, conversion),
    );
    height = Math.max(height, conversion.height);
  }
  conversion.height = height + 1;
  return { type: "list", value, start, end: node.flow === true ? rangeEnd : (value.at(-1)?.end ?? rangeEnd) };
}

function convertMap(node: YAMLMap<unknown>, conversion: Conversion): LocatedMap {
  const start = startOf(node);
  const rangeEnd = endOf(node);
  const value = membersOf(node.items, start, conversion);
  const end = node.flow === true ? rangeEnd : blockEnd(value, start, rangeEnd, conversion.document);
  return { type: "map", value, start, end };
}

/** A map without brackets ends with its last member. */
function blockEnd(members: readonly Member[], start: number, rangeEnd: number, { text }: Document): number {
  const last = members.at(-1);
  const end = last === undefined ? start : Math.max(start, last.keyEnd, last.value.end);
  // A value that an alias repeats stands elsewhere.
  return end > rangeEnd || end === start ? trimmedEnd(text, start, rangeEnd) : end;
}

/** The members of a map whose keys stand from `at` on. */
function membersOf(pairs: readonly Pair[], at: number, conversion: Conversion): readonly Member[] {
  const { document, diagnostics } = conversion;
  const open: OpenMap = { members: [] };
  const { members } = open;
  let merged: Set<string> | undefined;
  let height = 0;
  for (const pair of pairs) {
    if (isMergeKey(pair.key)) {
      const place = placeOf(pair.key);
      const maps = mergedMaps(pair.value, place, conversion);
      height = Math.max(height, conversion.height);
      // Of the maps in a list the first one wins, so it comes last. What the map itself said before is replaced as well.
      for (const member of maps.toReversed().flatMap((map) => map.value)) {
        const known = indexOf(open, member.key);
        const first = members[known];
        if (first !== undefined && merged?.has(member.key) !== true) {
          const spans = [document.span(place.start, place.end), document.span(first.keyStart, first.keyEnd)] as const;
          diagnostics.push(problems.mergeReplaces(member.key, ...spans));
        }
        merged ??= new Set();
        merged.add(member.key);
        members[known] = member;
      }
      continue;
    }
    const key = keyOf(pair.key, at, conversion);
    const value = convert(pair.value, key?.end ?? at, conversion);
    height = Math.max(height, conversion.height);
    if (key === undefined) continue;
    const known = indexOf(open, key.value);
    const first = members[known];
    if (first !== undefined && merged?.delete(key.value) !== true) {
      const span = document.span(key.start, key.end);
      diagnostics.push(problems.repeatedKey(key.value, span, document.span(first.keyStart, first.keyEnd)));
    }
    members[known] = { key: key.value, value, keyStart: key.start, keyEnd: key.end };
  }
  conversion.height = height + 1;
  return members;
}

/** A map while its members are read. */
interface OpenMap {
  readonly members: Member[];
  /** The indices of its members by their keys, once there are many. */
  indices?: Map<string, number>;
}

/** Members that are looked through one by one before they are worth an index. */
const smallMap = 12;

/** The index of the member with a key; for a new key that of the place after the last one. */
function indexOf(open: OpenMap, key: string): number {
  const { members } = open;
  if (members.length <= smallMap) {
    for (let index = 0; index < members.length; index += 1) if (members[index]?.key === key) return index;
    return members.length;
  }
  open.indices ??= new Map();
  const { indices } = open;
  for (let index = indices.size; index < members.length; index += 1) indices.set(members[index]?.key ?? "", index);
  return indices.get(key) ?? members.length;
}

/** The largest whole number that can be a key. */
const highestKey = 2n ** 63n - 1n;

/** The key as text, as Kubernetes' tools make it when they turn YAML into JSON. */
function keyOf(node: unknown, at: number, conversion: Conversion): LocatedText | undefined {
  const { document, diagnostics } = conversion;
  const located = convert(node, at, conversion, "key");
  const { start, end } = isAlias(node) ? placeOf(node) : located;
  if (located.type === "text") return { type: "text", value: located.value, start, end };
  if (located.type === "map" || located.type === "list" || located.type === "null") {
    const what = located.type === "null" ? "null" : `a ${located.type}`;
    diagnostics.push(problems.badKey(what, document.span(start, end)));
    return undefined;
  }
  if (located.type === "integer" && located.value > highestKey) {
    diagnostics.push(problems.badKey("a number too large", document.span(start, end)));
    return undefined;
  }
  const key = located.type === "float" ? floatKey(located.value) : String(located.value);
  const written = document.text.slice(start, end);
  if (written !== key) diagnostics.push(problems.keyNotText(written, key, document.span(start, end)));
  return { type: "text", value: key, start, end };
}

function isMergeKey(key: unknown): key is Scalar {
  return (
    isScalar(key) &&
    key.source === "<<" &&
    key.type === "PLAIN" &&
    (key.tag ?? `${coreTags}merge`) === `${coreTags}merge`
  );
}

function placeOf(node: Node): At {
  return { start: startOf(node), end: endOf(node) };
}

/** The maps that a merge key brings in. */
function mergedMaps(node: unknown, key: At, conversion: Conversion): readonly LocatedMap[] {
  const located = convert(node, key.end, conversion);
  const maps = located.type === "list" ? located.value : [located];
  if (!maps.every((map) => map.type === "map")) {
    conversion.diagnostics.push(problems.badMerge(conversion.document.span(key.start, key.end)));
  }
  return maps.filter((map) => map.type === "map");
}

function convertAlias(node: Alias, conversion: Conversion): Located {
  const { document, diagnostics, anchors, budget } = conversion;
  const { start, end } = placeOf(node);
  const nothing: Located = { type: "null", value: null, start, end };
  conversion.size += 1;
  conversion.height = 0;
  const span = () => document.span(start, end);
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
