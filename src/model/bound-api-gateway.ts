import { type EntryBase, entryFields } from "./entry.js";
import { type ResourceReference, resourceReference } from "./resource-reference.js";
import { list, map, object, text } from "./type.js";

/** A listener of the gateway with all that is attached to it. */
export interface BoundAPIGatewayListener {
  /** Name of the listener. */
  readonly name?: string;
  readonly routes?: readonly ResourceReference[];
  readonly certificates?: readonly ResourceReference[];
}

export const boundAPIGatewayListener = object<BoundAPIGatewayListener>("BoundAPIGatewayListener", {
  name: text(),
  routes: list(resourceReference),
  certificates: list(resourceReference),
});

/** What a controller makes of an API gateway and its routes. Nobody else may write one. */
export interface BoundAPIGateway extends EntryBase {
  readonly kind: "bound-api-gateway";
  readonly listeners?: readonly BoundAPIGatewayListener[];
  /** The routes that lead to each service. */
  readonly services?: Readonly<Record<string, readonly ResourceReference[]>>;
}

export const boundAPIGateway = object<Omit<BoundAPIGateway, "kind">>("BoundAPIGatewayConfigEntry", {
  ...entryFields,
  listeners: list(boundAPIGatewayListener),
  services: map(list(resourceReference)),
});
