import type { Diagnostic } from "../base/diagnostic.js";
import type { Catalog } from "../catalog/catalog.js";
import { defineEntry } from "../decode/define.js";
import { type EntryDefinition, type ServiceDefinition, withPlacesOf } from "../model/definition.js";
import { type EntryKind, entryKinds, isEntryKind } from "../model/kinds.js";
import { isMeshGatewayMode, meshGatewayModes } from "../model/mesh-gateway.js";
import type { Upstream } from "../model/upstream.js";
import type { Setting } from "./changes.js";
import { setField } from "./fields.js";
import { badSetting, badValue, nameMissing, unknownField, unknownName, unknownUpstream } from "./problems.js";

/** What takes the place of what. */
export interface Replacement<Definition = EntryDefinition | ServiceDefinition> {
  readonly old?: Definition;
  readonly now: Definition;
}

/** Definitions with one field set otherwise, or what is wrong with the setting. */
export type Settled = { readonly replacements: readonly Replacement[] } | { readonly problem: Diagnostic };

/** Sets one field of an entry, of the sidecars of a service, or of their upstreams. */
export function settle(catalog: Catalog, setting: Setting): Settled {
  const { path } = setting;
  const slash = path.indexOf("/");
  const dot = path.indexOf(".");
  const word = path.slice(
    0,
    [slash, dot].reduce((end, at) => (at === -1 ? end : Math.min(end, at)), path.length),
  );
  const rest = path.slice(word.length + 1);
  if (rest === "") return { problem: badSetting(`${path}=${setting.value}`) };
  if (word === "upstream") return settleUpstream(catalog, rest, setting);
  if (word === "proxy") return settleProxy(catalog, rest, setting);
  if (!isEntryKind(word)) {
    return { problem: unknownName("kind of config entry", word, [...Object.keys(entryKinds), "proxy", "upstream"]) };
  }
  if (word === "proxy-defaults" || word === "mesh") {
    const name = word === "mesh" ? "" : "global";
    return settleEntry(catalog, word, name, rest.replace(/^global\./, ""), setting);
  }
  if (path[word.length] === "." && isFieldOf(word, rest)) return { problem: nameMissing(word, rest, setting.value) };
  const split = splitName(word, rest);
  if (split.field === "" || split.name === "") return { problem: badSetting(`${path}=${setting.value}`) };
  return settleEntry(catalog, word, split.name, split.field, setting);
}

/** Names may hold dots: the field begins after the first dot behind which a field of the kind stands. */
function splitName(kind: EntryKind, rest: string): { readonly name: string; readonly field: string } {
  for (let dot = rest.indexOf("."); dot !== -1; dot = rest.indexOf(".", dot + 1)) {
    const field = rest.slice(dot + 1);
    if (isFieldOf(kind, field)) return { name: rest.slice(0, dot), field };
  }
  const first = rest.indexOf(".");
  return first === -1 ? { name: rest, field: "" } : { name: rest.slice(0, first), field: rest.slice(first + 1) };
}

/** True for a dotted path that begins with a field of the kind. */
function isFieldOf(kind: EntryKind, path: string): boolean {
  const [first] = path.split(".");
  return entryKinds[kind].type.fields.some(({ name }) => name === first);
}

function settleEntry(catalog: Catalog, kind: EntryKind, name: string, field: string, { value }: Setting): Settled {
  const old: EntryDefinition | undefined = catalog.entries.get(kind, name);
  const document = kind === "proxy-defaults" || kind === "mesh" ? kind : `${kind}/${name}`;
  const empty = name === "" ? { kind } : { kind, name };
  const set = setField(entryKinds[kind].type, old?.value ?? empty, { document, path: field.split("."), value });
  if ("problem" in set) return set;
  const { definition, diagnostics } = defineEntry({ ...Object(set.set), kind });
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (problem !== undefined) return { problem };
  if (definition === undefined) return { problem: badSetting(`${document}.${field}=${value}`) };
  if (old === undefined) return { replacements: [{ now: definition }] };
  return { replacements: [{ old, now: withPlacesOf({ ...definition, origin: old.origin }, old) }] };
}

function sidecarsOf(catalog: Catalog, service: string): readonly ServiceDefinition[] {
  return catalog.datacenters.flatMap(({ registrations }) =>
    registrations.flatMap(({ definition }) => {
      const { kind, proxy, id } = definition.value;
      return kind === "connect-proxy" && (proxy?.destinationServiceName === service || id === service)
        ? [definition]
        : [];
    }),
  );
}

function sidecarNames({ datacenters }: Catalog): readonly string[] {
  return datacenters.flatMap(({ registrations }) =>
    registrations.flatMap(({ definition }) => definition.value.proxy?.destinationServiceName ?? []),
  );
}

const modeFields: readonly string[] = ["mode", "meshGateway.mode"];

function settleProxy(catalog: Catalog, rest: string, { path, value }: Setting): Settled {
  const end = rest.endsWith(".meshGateway.mode") ? rest.length - ".meshGateway.mode".length : -1;
  if (end < 1) return { problem: unknownField("proxy", rest, [`${rest.split(".")[0]}.meshGateway.mode`]) };
  const service = rest.slice(0, end);
  const sidecars = sidecarsOf(catalog, service);
  if (sidecars.length === 0) return { problem: unknownName("proxy of a service", service, sidecarNames(catalog)) };
  if (!isMeshGatewayMode(value) && value !== "") return { problem: badMode(path, value) };
  const replacements = sidecars.map((old) =>
    replaced(old, { ...old.value, proxy: { ...old.value.proxy, meshGateway: { mode: value } } }),
  );
  return { replacements };
}

function settleUpstream(catalog: Catalog, rest: string, { path, value }: Setting): Settled {
  const field = modeFields.toReversed().find((name) => rest.endsWith(`.${name}`));
  const slash = rest.indexOf("/");
  if (slash < 1) return { problem: badSetting(`${path}=${value}`) };
  if (field === undefined) {
    const dot = rest.lastIndexOf(".");
    return { problem: unknownField("upstream", rest.slice(dot + 1), modeFields) };
  }
  const service = rest.slice(0, slash);
  const wanted = rest.slice(slash + 1, rest.length - field.length - 1);
  const sidecars = sidecarsOf(catalog, service);
  if (sidecars.length === 0) return { problem: unknownName("proxy of a service", service, sidecarNames(catalog)) };
  if (!isMeshGatewayMode(value) && value !== "") return { problem: badMode(path, value) };
  const fitting = sidecars.filter(({ value: { proxy } }) => (proxy?.upstreams ?? []).some((one) => fits(one, wanted)));
  if (fitting.length === 0) {
    const known = sidecars.flatMap(({ value: { proxy } }) => (proxy?.upstreams ?? []).flatMap(namesOf));
    return { problem: unknownUpstream(service, wanted, known) };
  }
  const replacements = fitting.map((old) => {
    const upstreams = (old.value.proxy?.upstreams ?? []).map((one) =>
      fits(one, wanted) ? { ...one, meshGateway: { mode: value } } : one,
    );
    return replaced(old, { ...old.value, proxy: { ...old.value.proxy, upstreams } });
  });
  return { replacements };
}

/** An upstream's name and its ID, such as `api` and `api?dc=dc2`. */
function namesOf({ destinationName = "", datacenter, destinationPeer }: Upstream): readonly string[] {
  if (destinationPeer) return [destinationName, `${destinationName}?peer=${destinationPeer}`];
  return datacenter ? [destinationName, `${destinationName}?dc=${datacenter}`] : [destinationName];
}

function fits(upstream: Upstream, wanted: string): boolean {
  return namesOf(upstream).includes(wanted);
}

function replaced(old: ServiceDefinition, value: ServiceDefinition["value"]): Replacement<ServiceDefinition> {
  return { old, now: withPlacesOf({ ...old, value }, old) };
}

function badMode(path: string, value: string): Diagnostic {
  return badValue(path, value, meshGatewayModes.join(", "), meshGatewayModes);
}
