import type { Diagnostic } from "../../base/diagnostic.js";
import type { Located, LocatedMap, LocatedText, Member } from "../../base/located.js";
import { textAt } from "../../base/synthetic.js";
import { readEntry } from "../../decode/entry.js";
import type { EntryKind } from "../../model/kinds.js";
import type { Reading } from "../../reader.js";
import { withoutConsequences } from "../consequences.js";
import { evaluate, evaluateBody } from "../evaluate.js";
import { attributeOf } from "../module.js";
import * as problems from "../problems.js";
import { markOpen, type Undecided } from "../undecided.js";
import { readConfigJson } from "./config-json.js";
import { entryFields } from "./fields.js";
import { type Resource, settingsOf, subjectOf } from "./resource.js";

/** Attributes of `consul_config_entry`, and those of every typed one, that are no fields of the entry. */
const notFields: ReadonlySet<string> = new Set(["id", "name", "namespace", "partition"]);

/** A config entry of any kind, whose fields stand in `config_json`. */
export function readConfigEntry(resource: Resource): Reading {
  const { block, document, evaluation } = resource;
  const kind = textOf(resource, "kind");
  const json = attributeOf(block, "config_json");
  if (kind === undefined) return leftOut(resource, "kind");
  const config =
    json === undefined
      ? { map: { type: "map" as const, value: [], start: block.start, end: block.end }, diagnostics: [] }
      : readConfigJson(json.value, document, evaluation);
  if (config.map === undefined) return leftOut(resource, "config_json", config.diagnostics);
  const fields = config.map.value.filter(({ key }) => !["kind", "name"].includes(key.toLowerCase()));
  return readAs(resource, kind, { ...config.map, value: fields }, config.diagnostics);
}

/** A config entry of the kind that its resource is for, whose fields are attributes and blocks. */
export function readTypedEntry(resource: Resource, kind: EntryKind): Reading {
  const { block, evaluation } = resource;
  const body = settingsOf(block).filter((item) => !(item.is === "attribute" && notFields.has(item.name)));
  const map = evaluateBody(body, block, evaluation, "");
  const [type] = block.labels;
  return readAs(resource, textAt(kind, type ?? block), entryFields(map, kind), []);
}

function readAs(resource: Resource, kind: LocatedText, fields: LocatedMap, before: readonly Diagnostic[]): Reading {
  const { block, document, evaluation } = resource;
  const name = textOf(resource, "name");
  if (name === undefined) return leftOut(resource, "name", before);
  const map: LocatedMap = {
    type: "map",
    // The provider wants a name even for the entry that has none.
    value: [
      memberOf("Kind", kind),
      ...(kind.value === "mesh" ? [] : [memberOf("Name", name)]),
      ...enterprise(resource),
      ...fields.value,
    ],
    start: block.start,
    end: block.end,
  };
  const reading = readEntry(map, document, "cli");
  const diagnostics = withoutConsequences(reading.diagnostics, evaluation.undecided, document);
  const { definition } = reading;
  const subject = `${kind.value} \`${name.value}\``;
  const tell = definition === undefined ? problems.leftOut : problems.undecided;
  return {
    definitions: definition === undefined ? [] : [markOpen(definition, evaluation.undecided, document)],
    diagnostics: [...before, ...tellUndecided(resource, subject, tell), ...diagnostics],
  };
}

function memberOf(key: string, value: Located): Member {
  return { key, value, keyStart: value.start, keyEnd: value.end };
}

/** The default namespace and partition are the only ones of the Community Edition. */
function enterprise(resource: Resource): readonly Member[] {
  return ["namespace", "partition"].flatMap((name) => {
    const value = valueOfAttribute(resource, name);
    if (value?.type !== "text" || value.value === "" || value.value === "default") return [];
    return [memberOf(name === "namespace" ? "Namespace" : "Partition", value)];
  });
}

function valueOfAttribute({ block, evaluation }: Resource, name: string): Located | undefined {
  const attribute = attributeOf(block, name);
  return attribute === undefined ? undefined : evaluate(attribute.value, evaluation, name);
}

function textOf(resource: Resource, name: string): LocatedText | undefined {
  const value = valueOfAttribute(resource, name);
  return value?.type === "text" ? value : undefined;
}

/** Without `attribute` it cannot be told what the resource defines. */
function leftOut(resource: Resource, attribute: string, before: readonly Diagnostic[] = []): Reading {
  const { block, document } = resource;
  const open = resource.evaluation.undecided;
  const subject = subjectOf(resource);
  const known = attributeOf(block, attribute);
  const isTold = open.length > 0 || before.length > 0;
  const span = document.span(known?.start ?? block.start, known?.end ?? block.bodyStart);
  return {
    definitions: [],
    diagnostics: [
      ...before,
      ...tellUndecided(resource, subject, problems.leftOut),
      ...(isTold ? [] : [problems.attributeMissing(attribute, subject, span)]),
    ],
  };
}

/** One for each place that is open. */
export function tellUndecided(
  { document, evaluation }: Pick<Resource, "document" | "evaluation">,
  subject: string,
  tell: (open: Undecided, subject: string, span: ReturnType<typeof document.span>) => Diagnostic,
): readonly Diagnostic[] {
  return evaluation.undecided.map((open) => tell(open, subject, document.span(open.start, open.end)));
}
