import type { CatalogDefinition } from "../catalog/cluster.js";
import { clientDialect } from "../decode/dialect.js";
import { consulApiVersion, resourceKinds } from "../kubernetes/kinds.js";
import { annotatedFields, annotatedKinds, notInSchema, notInSpec } from "../kubernetes/schema.js";
import type { EntryDefinition } from "../model/definition.js";
import type { ConfigEntry, EntryKind } from "../model/kinds.js";
import type { Conversion } from "./conversion.js";
import { entryMembers } from "./entry.js";
import { refusalOf, undecidedIn } from "./open.js";
import type { Printing } from "./printer.js";
import { leftOut, notExpressible } from "./problems.js";
import type { Target } from "./target.js";
import { yamlText } from "./text/yaml.js";
import { block, dataMap, scalar, type TreeMember } from "./tree.js";

/** A custom resource. Its reader takes the `spec` as `config write` takes an entry, and YAML no deeper than this. */
const resource: Target = {
  name: "Kubernetes",
  vocabulary: "client",
  nameOf: (field) => field.name,
  lacks: { ...notInSchema, "*": notInSpec },
  passes: clientDialect.passes,
  isHcl: false,
  maximumDepth: 180,
};

/** How resources are printed. */
export interface KubernetesOptions {
  /** Turns the name made for the resource of an intention, which is a free label, into the one to use. */
  readonly intentionsName?: (wanted: string) => string;
}

/**
 * Prints a config entry as the YAML of a custom resource. Kinds without a resource, and services, are not expressible: on
 * Kubernetes services are pods with annotations, and API gateways have resources of another group.
 */
export function toKubernetes(definition: CatalogDefinition, options: KubernetesOptions = {}): Conversion {
  const refusal = refusalOf(definition);
  if (refusal !== undefined) return { losses: [refusal] };
  if (definition.type !== "config-entry") {
    return {
      losses: [notExpressible(definition, "there is no such resource; services are pods with annotations there.")],
    };
  }
  const kind = resourceKindOf(definition.value.kind);
  if (kind === undefined) {
    return {
      losses: [notExpressible(definition, `no resource of ${consulApiVersion} stands for this kind of entry.`)],
    };
  }
  const wanted = resourceNameOf(definition.value);
  const name = kind === "ServiceIntentions" ? (options.intentionsName?.(wanted) ?? wanted) : wanted;
  if (!isResourceName(name)) {
    return {
      losses: [
        notExpressible(
          definition,
          `\`${name}\` cannot be the name of a resource.`,
          "Names of resources are small letters, digits, dashes and dots, 253 at most.",
        ),
      ],
    };
  }
  const printing: Printing = { definition, target: resource, losses: [...undecidedIn(definition)] };
  const spec = specMembers(definition, printing);
  const members: readonly TreeMember[] = [
    ["apiVersion", scalar(consulApiVersion)],
    ["kind", scalar(kind)],
    ["metadata", block([["name", scalar(name)]])],
    ...(spec.length === 0 ? [] : [["spec", block(spec)] as const]),
  ];
  return { text: yamlText(members), losses: printing.losses };
}

function resourceKindOf(kind: EntryKind): string | undefined {
  return Object.entries(resourceKinds).find(([, entryKind]) => entryKind === kind)?.[0];
}

function specMembers(definition: EntryDefinition, printing: Printing): readonly TreeMember[] {
  const { value } = definition;
  const named = entryMembers({ ...definition, value: withoutAnnotated(definition, printing) }, printing);
  const members = named.filter(([key]) => key !== "name");
  if (value.kind !== "service-intentions") return members;
  return [["destination", dataMap([["name", scalar(value.name ?? "")]])], ...members];
}

/** The entry without the fields that the controller refuses in favour of annotations. */
function withoutAnnotated(definition: EntryDefinition, { losses }: Printing): ConfigEntry {
  if (!annotatedKinds.includes(definition.value.kind)) return definition.value;
  return annotatedFields.reduce<ConfigEntry>((entry, { path, annotation }) => {
    const [first, second] = path;
    const outer: Readonly<Record<string, unknown>> = Object(entry);
    const holder: Readonly<Record<string, unknown>> = second === undefined ? outer : Object(outer[first]);
    const { [second ?? first]: found, ...others } = holder;
    if (found === undefined || found === "" || found === 0) return entry;
    const words = path.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join(".");
    const hint = `Use the annotation \`${annotation}\` of the pods.`;
    losses.push(leftOut({ definition, path, words, why: "for the controller refuses it in a resource", hint }));
    // Only an optional field was taken away.
    return Object(second === undefined ? others : { ...outer, [first]: others });
  }, definition.value);
}

/** The name of the resource. An intention's is free: it guards the service of `spec.destination`. */
function resourceNameOf(entry: ConfigEntry): string {
  if (entry.kind === "mesh") return "mesh";
  const name = entry.name ?? "";
  if (entry.kind !== "service-intentions" || isResourceName(name)) return name;
  if (name === "*") return "all-services";
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .slice(0, longestName);
  return trimDashes(words) === "" ? "intentions" : trimDashes(words);
}

function trimDashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (text[start] === "-") start += 1;
  while (end > start && text[end - 1] === "-") end -= 1;
  return text.slice(start, end);
}

const longestName = 253;

/** Labels of small letters, digits and inner dashes, joined by dots. */
function isResourceName(name: string): boolean {
  const isLabel = (label: string) => /^[a-z0-9][a-z0-9-]*$/.test(label) && !label.endsWith("-");
  return name.length <= longestName && name.split(".").every(isLabel);
}
