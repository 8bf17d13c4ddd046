import type { LocatedBoolean, LocatedFloat, LocatedInteger, LocatedMap, LocatedText } from "../base/located.js";

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
