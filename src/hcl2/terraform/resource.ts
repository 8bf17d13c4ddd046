import type { Document } from "../../base/document.js";
import type { Evaluation } from "../evaluate.js";
import type { Block, Item } from "../syntax/tree.js";

/** A resource of the Consul provider, ready to be evaluated. */
export interface Resource {
  readonly block: Block;
  readonly document: Document;
  readonly evaluation: Evaluation;
}

/** What Terraform itself reads in every resource. */
const metaArguments: ReadonlySet<string> = new Set([
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
  "timeouts",
]);

/** The items of a resource that are the provider's. */
export function settingsOf({ body }: Block): readonly Item[] {
  return body.filter((item) => !metaArguments.has(item.is === "attribute" ? item.name : item.type));
}

/** ``consul_config_entry `web` `` */
export function subjectOf({ block }: Pick<Resource, "block">): string {
  const [type, name] = block.labels;
  return `${type?.text ?? "resource"} \`${name?.text ?? ""}\``;
}
