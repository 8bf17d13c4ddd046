import { quoted } from "../quoted.js";

// What Consul says about entries that do not fit together, beside what chains themselves say.

export const permissiveNotAllowed =
  "cannot set MutualTLSMode=permissive because AllowEnablingPermissiveMutualTLS=false in the mesh config entry";

export function gatewayNameClash(kind: string, name: string, otherKind: string): string {
  return `cannot create a ${quoted(kind)} config entry with name ${quoted(name)}, a ${quoted(otherKind)} config entry with that name already exists`;
}

export function providerMissing(name: string): string {
  return `Referenced JWT Provider does not exist. Provider Name: ${name}`;
}

export function providerInUse(name: string, intentions: string): string {
  return `cannot delete jwt provider config entry referenced by an intention. Provider name: ${name}, intention name: ${intentions}`;
}

export function listenerMismatch(service: string, protocol: string, listener: string): string {
  return `service ${quoted(service)} has protocol ${quoted(protocol)}, which does not match defined listener protocol ${quoted(listener)}`;
}

export function intentionNeedsL7(service: string, protocol: string): string {
  return `service ${quoted(service)} has protocol ${quoted(protocol)}, which is incompatible with L7 intentions permissions`;
}

export function unsafeExport(service: string, what: string): string {
  return `peer exported service ${quoted(service)} contains ${what}`;
}

export function newTargetOfExport(service: string, protocol: string, target: string): string {
  return `peer exported service ${quoted(service)} uses protocol=${quoted(protocol)} and cannot introduce new discovery chain targets like ${quoted(target)}`;
}

// What we say ourselves.

export const noOrder = "There is no order in which Consul would store all of these entries.";

export function orderUndecided(trials: number): string {
  return `After ${trials} trials it is still open in which order Consul could store these entries.`;
}

// What the entries have to do with it.

export const meshForbids = "The mesh entry does not allow it.";
export const permissiveHere = "Permissive mutual TLS is switched on here.";
export const nameAgain = "The same name stands here.";
export const leavesCluster = "This leads out of the own datacenter or cluster.";

export function nameTaken(kind: string): string {
  return `The ${kind} of that name stands here.`;
}

export function providerNamed(name: string): string {
  return `The provider ${quoted(name)} is named here.`;
}

export function listenerOf(service: string): string {
  return `This listener leads to ${quoted(service)}.`;
}

export function permissionsOf(service: string): string {
  return `Requests to ${quoted(service)} are told apart here.`;
}

export function exportOf(service: string): string {
  return `${quoted(service)} is exported here.`;
}

export function protocolOf(service: string, protocol: string): string {
  return `The protocol of ${quoted(service)} is ${quoted(protocol)}.`;
}

export function shapes(service: string): string {
  return `The chain of ${quoted(service)} begins here.`;
}
