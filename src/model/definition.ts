import type { Document } from "../base/document.js";
import { type Path, type Place, placeAt } from "../base/place.js";
import type { Span } from "../base/span.js";
import type { AgentSettings } from "./agent.js";
import type { Check } from "./check.js";
import type { ConfigEntry } from "./kinds.js";
import type { HealthCheck, Node } from "./node.js";
import type { PreparedQuery } from "./prepared-query.js";
import type { Registration } from "./service.js";

/** Where a definition comes from. Absent parts: it was made by a program. */
export interface Origin {
  readonly file?: string;
  /** The whole definition. */
  readonly span?: Span;
  /** The datacenter that the source belongs to, where the source or its agent settings say so. */
  readonly datacenter?: string;
}

/** A part that the source does not tell: its value is an expression that only a deployment knows. */
export interface UndecidedPart {
  /** Where it stands, in the names of the source: `upstream_config.overrides.mesh_gateway.mode`. */
  readonly path: string;
  /** As written: `var.mode`. */
  readonly expression: string;
  /** What it comes from, where that is something else: `var.region` for `local.mode`. */
  readonly cause?: string;
  readonly span: Span;
}

/** A config entry as Consul would store it. */
export interface EntryDefinition<Entry extends ConfigEntry = ConfigEntry> {
  readonly type: "config-entry";
  readonly value: Entry;
  readonly origin: Origin;
  /** Present where Consul would refuse to store it: then `value` is what could be understood of it. */
  readonly isRefused?: true;
  /** Parts that are left out of `value`, because the source does not tell them. */
  readonly undecided?: readonly UndecidedPart[];
}

/** One registered instance of a service. */
export interface ServiceDefinition {
  readonly type: "service";
  readonly value: Registration;
  readonly origin: Origin;
  /** ID of the registration whose nested `sidecar_service` this one was. */
  readonly sidecarOf?: string;
  /** Parts that are left out of `value`, because the source does not tell them. */
  readonly undecided?: readonly UndecidedPart[];
  /**
   * Present where the agent chooses the port, so that the registration has none: the port that an agent takes which holds
   * nothing but these files. A running agent may have taken another.
   */
  readonly assignedPort?: number;
  /** The checks that it was defined with, or that Consul gave it as a sidecar. */
  readonly checkDefinitions?: readonly Check[];
  /** The ACL token to register it with, where its definition names one. A secret: no report prints it. */
  readonly token?: string;
  /** The node it stands on, where the catalogue tells; files of agents do not. */
  readonly node?: Node;
  /** What its checks and those of its node last said, where the catalogue tells. */
  readonly checks?: readonly HealthCheck[];
  /** Present where the catalogue was asked for the instances of one service: that it is listed tells nothing of other services. */
  readonly isListedAlone?: true;
}

/** A prepared query, stored in the datacenter of its origin. Only Consul's HTTP API makes them; no file does. */
export interface PreparedQueryDefinition {
  readonly type: "prepared-query";
  readonly value: PreparedQuery;
  readonly origin: Origin;
}

/** The settings of one agent. */
export interface AgentDefinition {
  readonly type: "agent";
  readonly value: AgentSettings;
  readonly origin: Origin;
}

/** One typed thing that a source defines. */
export type Definition = EntryDefinition | ServiceDefinition;

// A symbol that is not enumerable: definitions stay plain data for JSON, for comparison and for printing, while the
// places travel along wherever the definition goes.
const places = Symbol("places");

interface Placed {
  readonly [places]?: { readonly document: Document; readonly place: Place };
}

/** Gives a definition the places of its parts. Only readers call it, on the definition that they just made. */
export function withPlaces<Kept extends Definition | AgentDefinition>(
  definition: Kept,
  document: Document,
  place: Place,
): Kept {
  return Object.defineProperty(definition, places, { value: { document, place } });
}

/** Gives a changed definition the places that the parts of the original one have. */
export function withPlacesOf<Kept extends Definition | AgentDefinition>(
  changed: Kept,
  original: (Definition | AgentDefinition) & Placed,
): Kept {
  const placed = original[places];
  return placed === undefined ? changed : withPlaces(changed, placed.document, placed.place);
}

/**
 * Where a part of a definition was written, or the nearest part around it that was; undefined for definitions that a
 * program made. `spanOf(definition, ["meshGateway", "mode"])`.
 */
export function spanOf(definition: (Definition | AgentDefinition) & Placed, path: Path): Span | undefined {
  const placed = definition[places];
  if (placed === undefined) return undefined;
  const place = placeAt(placed.place, path);
  return placed.document.span(place.start, place.end);
}
