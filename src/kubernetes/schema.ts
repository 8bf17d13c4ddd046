import type { EntryKind } from "../model/kinds.js";

/** Fields of config entries that the schemas of the resources lack, by the object that has them. */
export const notInSchema: Readonly<Record<string, readonly string[]>> = {
  ExposePath: ["parsedFromCheck"],
  EnvoyExtension: ["consulVersion", "envoyVersion"],
  SourceIntention: ["precedence", "type", "legacyID", "legacyMeta", "legacyCreateTime", "legacyUpdateTime"],
  IngressService: ["meta"],
};

/** Fields that no resource has in its `spec`. */
export const notInSpec: readonly string[] = ["meta"];

/** What pods are told by annotations, and the controller refuses in a resource of these kinds. */
export const annotatedKinds: readonly EntryKind[] = ["proxy-defaults", "service-defaults"];

/** Where those stand in a `spec`, with the annotation that takes their place. */
export const annotatedFields: readonly {
  readonly path: readonly [string, ...string[]];
  readonly annotation: string;
}[] = [
  { path: ["mode"], annotation: "consul.hashicorp.com/transparent-proxy" },
  {
    path: ["transparentProxy", "outboundListenerPort"],
    annotation: "consul.hashicorp.com/transparent-proxy-outbound-listener-port",
  },
];

/** Keys that the schemas spell otherwise than the rule of names says, by the object and our name of the field. */
export const otherSpellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RemoteJWKS: { useSNI: "UseSNI" },
};
