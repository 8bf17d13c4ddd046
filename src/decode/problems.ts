import type { Code } from "../base/codes.js";
import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located } from "../base/located.js";
import { nearest } from "../base/suggest.js";
import { shortened } from "../base/wording.js";
import type { AnyType, ObjectType } from "../model/type.js";
import type { FaultCode } from "./coerce/coerce.js";
import type { Dialect } from "./dialect.js";
import { nameIn } from "./keys.js";
import type { Issue } from "./walk.js";

/** What a definition is called in messages: `service-defaults`, `service`. */
export interface Subject {
  readonly document: Document;
  readonly dialect: Dialect;
  readonly what: string;
}

/**
 * Words the issues of a walk. Consul reports unknown keys only where every value could be taken, so beside a bad value
 * they are marked as hidden.
 */
export function diagnosticsOf(issues: readonly Issue[], subject: Subject): Diagnostic[] {
  const hidesUnknownKeys = issues.some((issue) => issue.issue in badValueCodes);
  return issues.map((issue) => word(issue, subject, hidesUnknownKeys));
}

function word(issue: Issue, subject: Subject, hidesUnknownKeys: boolean): Diagnostic {
  const { document } = subject;
  const { path } = issue;
  switch (issue.issue) {
    case "unknown-key": {
      const span = document.span(issue.member.keyStart, issue.member.keyEnd);
      const hint = hintForKey(issue.member.key, issue.object, subject.dialect);
      return diagnostic(
        unknownKeyCode(path, subject.dialect),
        unknownKeyMessage(issue.path, issue.member.key, subject),
        {
          span,
          path,
          ...(hint === undefined ? {} : { hint }),
          ...(hidesUnknownKeys ? { hidden: true } : {}),
        },
      );
    }
    case "ambiguous-key": {
      const [first, second] = issue.members;
      return diagnostic(
        "decode/ambiguous-key",
        `\`${first.key}\` and \`${second.key}\` are two spellings of one field, and Consul takes either by chance.`,
        {
          span: document.span(second.keyStart, second.keyEnd),
          path,
          hint: "Keep one of them.",
          related: [{ message: `\`${first.key}\` stands here`, span: document.span(first.keyStart, first.keyEnd) }],
        },
      );
    }
    case "dropped-key":
      return diagnostic(
        "decode/key-twice",
        `\`${issue.member.key}\` is ignored, because \`${issue.winner.key}\` names the same field.`,
        {
          span: document.span(issue.member.keyStart, issue.member.keyEnd),
          path,
          hint: "Keep one of them.",
          related: [
            {
              message: `\`${issue.winner.key}\` stands here`,
              span: document.span(issue.winner.keyStart, issue.winner.keyEnd),
            },
          ],
        },
      );
    case "nanoseconds":
      return diagnostic(
        "decode/duration-in-nanoseconds",
        `${path} is a number without a unit: ${writtenValue(issue.found)} nanoseconds.`,
        {
          span: spanOfNode(issue.found, subject),
          path,
          hint: `Write the unit: "${writtenValue(issue.found)}s" or "${writtenValue(issue.found)}ms".`,
        },
      );
    case "unwrapped":
      return diagnostic(
        "decode/list-unwrapped",
        `${path} is a list of one element; Consul keeps the element and drops the list.`,
        { span: spanOfNode(issue.found, subject), path },
      );
    case "too-deep":
      return diagnostic("decode/too-deep", `${path} is nested too deeply to be followed.`, {
        span: spanOfNode(issue.found, subject),
        path,
      });
    default: {
      const hint = hintForValue(issue.wanted, issue.found, path, subject.dialect);
      return diagnostic(badValueCodes[issue.issue], badValueMessage(issue.issue, path, issue.wanted, issue.found), {
        span: spanOfNode(issue.found, subject),
        path,
        ...(hint === undefined ? {} : { hint }),
        ...(issue.hidden === undefined ? {} : { hidden: issue.hidden }),
      });
    }
  }
}

const badValueCodes: Readonly<Record<FaultCode, Code>> = {
  "bad-type": "decode/bad-type",
  "bad-number": "decode/bad-number",
  "bad-bool": "decode/bad-bool",
  "bad-duration": "decode/bad-duration",
  "bad-time": "decode/bad-time",
};

/** Config entries class unknown keys by what their path holds; agent files do not. */
export function unknownKeyCode(path: string, dialect: Dialect): Code {
  const lower = path.toLowerCase();
  if (!dialect.weak) return "decode/unknown-key";
  if (lower.endsWith("namespace")) return "decode/unknown-key-namespace";
  return lower.includes("jwt") ? "decode/unknown-key-jwt" : "decode/unknown-key";
}

function unknownKeyMessage(path: string, key: string, { what }: Subject): string {
  const around = path.slice(0, Math.max(0, path.length - key.length)).replace(/\.$/, "");
  return `${around === "" ? what : `\`${around}\` of ${what}`} has no field \`${key}\`.`;
}

function hintForKey(key: string, object: ObjectType, dialect: Dialect): string | undefined {
  const names = object.fields
    .filter((field) => field.knownTo.includes(dialect.vocabulary))
    .map((field) => nameIn(field, dialect));
  const suggestion = nearest(key, names);
  if (suggestion === undefined) return undefined;
  // Config entries take their keys in any case and mostly in snake_case too: suggest what looks like the rest.
  const field = object.fields.find((candidate) => nameIn(candidate, dialect) === suggestion);
  const inStyle = key.includes("_") && field?.alias !== undefined && dialect.weak ? field.alias : suggestion;
  return `Did you mean \`${inStyle}\`?`;
}

function badValueMessage(issue: FaultCode, path: string, wanted: AnyType, found: Located): string {
  const name = path === "" ? "The definition" : `\`${path}\``;
  if (issue === "bad-type") return `${name} must be ${describeType(wanted)}, not ${describeNode(found)}.`;
  return `${name} must be ${describeType(wanted)}; ${describeNode(found)} is not one.`;
}

function hintForValue(wanted: AnyType, found: Located, path: string, dialect: Dialect): string | undefined {
  const key = path.slice(path.lastIndexOf(".") + 1);
  if (wanted.is === "object" && found.type === "list" && found.value.length > 1) return hintForRepeated(key);
  if (wanted.is === "object" && found.type === "text") {
    const mode = wanted.fields.find((field) => field.name === "mode");
    if (mode === undefined) return undefined;
    return `Write \`${key} { ${nameIn(mode, dialect)} = "${found.value}" }\`.`;
  }
  if (wanted.is === "duration" && found.type === "text" && /^[0-9]+$/.test(found.value)) {
    return `Add a unit: "${found.value}s".`;
  }
  if (found.type === "text" && quotedOnly[wanted.is]?.test(found.value) === true) return "Write it without quotes.";
  if (wanted.is === "text" && found.type !== "list" && found.type !== "map") {
    return `Write it in quotes: "${writtenValue(found)}".`;
  }
  if (wanted.is === "list" && found.type === "text") return `Write a list: ["${found.value}"].`;
  return undefined;
}

/** Texts that would be values of a type if they had no quotes. */
const quotedOnly: { readonly [type in AnyType["is"]]?: RegExp } = {
  integer: /^-?[0-9]+$/,
  unsigned: /^[0-9]+$/,
  boolean: /^(?:true|false)$/,
};

/** Blocks that have a list beside them for several, as agent files spell them. */
const listsOf: ReadonlyMap<string, string> = new Map([
  ["service", "services"],
  ["check", "checks"],
]);

function hintForRepeated(key: string): string {
  const several = listsOf.get(key);
  return several === undefined
    ? `Write \`${key}\` once.`
    : `Write \`${key}\` once, or give them all as a list: \`${several} = [ … ]\`.`;
}

function describeType(type: AnyType): string {
  switch (type.is) {
    case "text":
      return "text";
    case "integer":
      return "a whole number";
    case "unsigned":
      return "a whole number that is not negative";
    case "float":
      return "a number";
    case "boolean":
      return "true or false";
    case "duration":
      return 'a duration such as "5s"';
    case "time":
      return 'a time such as "2026-01-31T12:00:00Z"';
    case "bytes":
      return "text";
    case "list":
      return "a list";
    default:
      return "a block";
  }
}

function describeNode(node: Located): string {
  if (node.type === "text") return `the text ${JSON.stringify(shortened(node.value))}`;
  if (node.type === "list") return node.value.length === 0 ? "an empty list" : `a list of ${node.value.length}`;
  if (node.type === "map") return "a block";
  if (node.type === "null") return "null";
  return String(node.value);
}

function writtenValue(node: Located): string {
  return node.type === "list" || node.type === "map" ? "…" : String(node.value);
}

function spanOfNode(node: Located, { document }: Subject) {
  return document.span(node.start, node.end);
}
