import type { Path } from "../../base/place.js";
import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import { nameOf } from "../../model/entry-name.js";
import type { JWTRequirement } from "../../model/jwt-requirement.js";
import type { ServiceIntentions } from "../../model/service-intentions.js";
import type { EntryChange } from "./change.js";
import * as says from "./problems.js";
import { step, type WriteRefusal } from "./refusal.js";

/** What Consul checks about the changed entry itself before it looks at chains. */
export function ownRefusals(before: EntrySet, change: EntryChange): readonly WriteRefusal[] {
  if ("delete" in change) {
    return change.delete.kind === "jwt-provider" ? providerInUse(before, change.delete.name) : [];
  }
  const { write } = change;
  switch (write.value.kind) {
    case "proxy-defaults":
    case "service-defaults":
      return permissiveMode(before, write, write.value);
    case "ingress-gateway":
      return nameClash(write, before.get("terminating-gateway", nameOf(write)));
    case "terminating-gateway":
      return nameClash(write, before.get("ingress-gateway", nameOf(write)));
    case "service-intentions":
      return missingProviders(before, write, write.value);
    default:
      return [];
  }
}

/** Permissive mutual TLS may only be switched on while the mesh allows it; where it is on it may stay on. */
function permissiveMode(
  before: EntrySet,
  write: EntryDefinition,
  value: { readonly kind: "proxy-defaults" | "service-defaults"; readonly mutualTLSMode?: string },
): readonly WriteRefusal[] {
  const mesh = before.get("mesh", "");
  const isAllowed = mesh?.value.allowEnablingPermissiveMutualTLS === true;
  const wasPermissive = before.get(value.kind, nameOf(write))?.value.mutualTLSMode === "permissive";
  if (value.mutualTLSMode !== "permissive" || isAllowed || wasPermissive) return [];
  const steps = mesh === undefined ? [] : [step(mesh, ["allowEnablingPermissiveMutualTLS"], says.meshForbids)];
  return [
    {
      code: "graph/permissive-not-allowed",
      message: says.permissiveNotAllowed,
      way: [...steps, step(write, ["mutualTLSMode"], says.permissiveHere)],
    },
  ];
}

function nameClash(write: EntryDefinition, other: EntryDefinition | undefined): readonly WriteRefusal[] {
  if (other === undefined) return [];
  const message = says.gatewayNameClash(write.value.kind, nameOf(write), other.value.kind);
  const way = [step(other, ["name"], says.nameTaken(other.value.kind)), step(write, ["name"], says.nameAgain)];
  return [{ code: "graph/gateway-name-clash", message, way }];
}

function missingProviders(
  before: EntrySet,
  write: EntryDefinition,
  intentions: ServiceIntentions,
): readonly WriteRefusal[] {
  return (
    providersOf(intentions)
      // Letter case counts here, though the store finds names without it.
      .filter(({ name }) => before.get("jwt-provider", name)?.value.name !== name)
      .map(({ name, path }) => ({
        code: "graph/jwt-provider-missing" as const,
        message: says.providerMissing(name),
        way: [step(write, path, says.providerNamed(name))],
      }))
  );
}

function providerInUse(before: EntrySet, provider: string): readonly WriteRefusal[] {
  return before.list("service-intentions").flatMap((intentions) =>
    providersOf(intentions.value)
      .filter(({ name }) => name.toLowerCase() === provider.toLowerCase())
      .slice(0, 1)
      .map(({ name, path }) => ({
        code: "graph/jwt-provider-in-use" as const,
        message: says.providerInUse(provider, nameOf(intentions)),
        way: [step(intentions, path, says.providerNamed(name))],
      })),
  );
}

interface NamedProvider {
  readonly name: string;
  readonly path: Path;
}

/** All JWT providers that intentions name: for the destination as a whole, and in single permissions. */
function providersOf(intentions: ServiceIntentions): readonly NamedProvider[] {
  return [
    ...providersIn(intentions.jwt, ["jwt"]),
    ...(intentions.sources ?? []).flatMap(({ permissions = [] }, source) =>
      permissions.flatMap(({ jwt }, index) => providersIn(jwt, ["sources", source, "permissions", index, "jwt"])),
    ),
  ];
}

function providersIn(requirement: JWTRequirement | undefined, path: Path): readonly NamedProvider[] {
  return (requirement?.providers ?? []).map(({ name = "" }, index) => ({
    name,
    path: [...path, "providers", index, "name"],
  }));
}
