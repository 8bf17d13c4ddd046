import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap, Member } from "../base/located.js";
import { agentBlocks, agentFile } from "../model/agent.js";
import {
  type EnterpriseUse,
  enterpriseAgentKeys,
  oldAgentKeys,
  skippedAgentKeys,
  skippedBlockKeys,
  uselessAgentKeys,
} from "../model/agent-keys.js";
import type { ObjectType } from "../model/type.js";

/** True for a key that no table lists and that Consul accepts all the same. */
export function isSkippedKey(unknown: { readonly object: ObjectType; readonly member: Member }): boolean {
  const key = unknown.member.key.toLowerCase();
  if (unknown.object === agentFile) {
    // Paths of old keys inside blocks are no keys of the file itself.
    const isOld = !key.includes(".") && Object.hasOwn(oldAgentKeys, key);
    return isOld || skippedAgentKeys.has(key) || uselessAgentKeys.includes(unknown.member.key);
  }
  const block = agentBlocks.get(unknown.object);
  return block !== undefined && skippedBlockKeys[block]?.includes(key) === true;
}

/** Where the keys begin that are warned of. Most files have none of them. */
const firstKeys: ReadonlySet<string> = new Set(
  [...Object.keys(oldAgentKeys), ...uselessAgentKeys, ...Object.keys(enterpriseAgentKeys)].map(
    (path) => path.split(".")[0] ?? path,
  ),
);

/** Keys that Consul accepts with a warning: old names, keys without effect, keys of Consul Enterprise. */
export function agentKeyWarnings(root: LocatedMap, document: Document): readonly Diagnostic[] {
  if (!root.value.some(({ key }) => firstKeys.has(key.toLowerCase()))) return [];
  const old = Object.entries(oldAgentKeys).flatMap(([key, replacement]) =>
    givenAt(root, key).map((member) =>
      diagnostic("service/agent-key-old", `\`${key}\` is an old name.`, {
        ...detailsOf(member, key, document),
        hint: replacement === "" ? "Remove it." : `Write \`${replacement}\`.`,
      }),
    ),
  );
  const useless = uselessAgentKeys.flatMap((key) =>
    membersAt(root, key).map((member) =>
      diagnostic("service/agent-key-useless", `\`${key}\` has no effect any more.`, {
        ...detailsOf(member, key, document),
        hint: "Remove it.",
      }),
    ),
  );
  const enterprise = Object.entries(enterpriseAgentKeys).flatMap(([key, use]) =>
    membersAt(root, key)
      .filter(({ value }) => isUsed(value, use))
      .map((member) =>
        diagnostic(
          "service/agent-key-enterprise",
          `\`${key}\` has an effect in Consul Enterprise only.`,
          detailsOf(member, key, document),
        ),
      ),
  );
  return [...old, ...useless, ...enterprise];
}

function detailsOf(member: Member, path: string, document: Document) {
  return { span: document.span(member.keyStart, member.keyEnd), path };
}

/** The members that a path of keys leads to, in any letter case and through lists of one block. */
function membersAt(root: LocatedMap, path: string): readonly Member[] {
  const keys = path.split(".");
  let maps: readonly LocatedMap[] = [root];
  let found: readonly Member[] = [];
  for (const key of keys) {
    found = maps.flatMap((map) => map.value.filter((member) => member.key.toLowerCase() === key));
    maps = found.flatMap((member) => mapIn(member.value) ?? []);
  }
  return found.filter((member) => member.value.type !== "null");
}

/** The same but for empty lists, which Consul takes for nothing. */
function givenAt(root: LocatedMap, path: string): readonly Member[] {
  return membersAt(root, path).filter(({ value }) => value.type !== "list" || value.value.length > 0);
}

function isUsed(value: Located, use: EnterpriseUse): boolean {
  if (use === "given") return true;
  if (use === "filled") return !isEmpty(value);
  return (mapIn(value)?.value ?? []).some(({ key, value: member }) => {
    const name = key.toLowerCase();
    return (name === "enabled" && member.value === true) || (name === "sink" && !isEmpty(member));
  });
}

function mapIn(value: Located): LocatedMap | undefined {
  const inner = value.type === "list" && value.value.length === 1 ? value.value[0] : value;
  return inner?.type === "map" ? inner : undefined;
}

function isEmpty(value: Located): boolean {
  return value.value === "" || ((value.type === "list" || value.type === "map") && value.value.length === 0);
}
