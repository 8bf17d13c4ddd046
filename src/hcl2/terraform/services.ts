import type { Located } from "../../base/located.js";
import { mapAtPlace, textAt } from "../../base/synthetic.js";
import { readServicesOnly } from "../../decode/agent-services.js";
import type { Reading } from "../../reader.js";
import { withoutConsequences } from "../consequences.js";
import { evaluate } from "../evaluate.js";
import { asNumber, attributeOf, documentIn } from "../module.js";
import * as problems from "../problems.js";
import { relocate } from "../relocate.js";
import { markOpen } from "../undecided.js";
import { tellUndecided } from "./entries.js";
import { type Resource, subjectOf } from "./resource.js";

/**
 * A service in the catalogue. Its address is that of its node unless it has one. The resource knows no proxies: they are
 * registered with agents.
 */
export function readService(resource: Resource, nodes: ReadonlyMap<string, Located>): Reading {
  const { block, document, evaluation } = resource;
  const read = (name: string): Located | undefined => {
    const attribute = attributeOf(block, name);
    return attribute === undefined ? undefined : evaluate(attribute.value, evaluation, name);
  };
  const name = read("name");
  const subject = subjectOf(resource);
  if (name?.type !== "text") {
    const missing = problems.attributeMissing("name", subject, document.span(block.start, block.bodyStart));
    const open = tellUndecided(resource, subject, problems.leftOut);
    return { definitions: [], diagnostics: open.length > 0 ? open : [missing] };
  }
  const node = read("node");
  const port = read("port");
  const datacenter = read("datacenter");
  const nodeName = node?.type === "text" ? node.value : "";
  const service = mapAtPlace(
    {
      id: read("service_id") ?? (nodeName === "" ? undefined : textAt(`${name.value}-${nodeName}`, name)),
      name,
      address: read("address") ?? addressOf(nodes.get(nodeName), name),
      port: port === undefined ? undefined : asNumber(port),
      tags: read("tags"),
      meta: read("meta"),
    },
    block,
  );
  const placed = documentIn(document, datacenter?.type === "text" ? datacenter.value : undefined);
  const value = mapAtPlace({ service }, block);
  const reading = readServicesOnly({ document: placed, value, diagnostics: [] });
  return {
    definitions: reading.services.map((one) => markOpen(one, evaluation.undecided, document)),
    diagnostics: [
      ...tellUndecided(resource, `service \`${name.value}\``, problems.undecided),
      ...withoutConsequences(reading.diagnostics, evaluation.undecided, document),
    ],
  };
}

/** The address of the node, which may stand in another file. */
function addressOf(address: Located | undefined, name: Located): Located | undefined {
  return address === undefined ? undefined : relocate(address, name);
}

/** The address that a `consul_node` says, by the name of the node. */
export function nodeAddress({ block, evaluation }: Resource): readonly [string, Located] | undefined {
  const [name, address] = ["name", "address"].map((attribute) => {
    const found = attributeOf(block, attribute);
    return found === undefined ? undefined : evaluate(found.value, evaluation, attribute);
  });
  return name?.type === "text" && address?.type === "text" ? [name.value, address] : undefined;
}
