import { storedDialect } from "../../src/decode/dialect.js";
import { locate } from "../../src/decode/locate.js";
import { walkObject } from "../../src/decode/walk.js";
import type { ServiceDefinition } from "../../src/model/definition.js";
import { registration } from "../../src/model/service.js";

/** Makes a service of a registration as sent to the HTTP API, or tells the code for which Consul refuses it. */
export function defineService(written: unknown): ServiceDefinition | { readonly code: string } {
  const located = locate(written);
  if (located.type !== "map") return { code: "no map" };
  const members = located.value.map((member) => (member.key === "Name" ? { ...member, key: "Service" } : member));
  const walked = walkObject({ ...located, value: members }, registration, { ...storedDialect, vocabulary: "api" });
  const [issue] = walked.issues;
  if (issue !== undefined) return { code: JSON.stringify(issue) };
  const { proxy, ...rest } = walked.value;
  const name = rest.name ?? "";
  return {
    type: "service",
    origin: {},
    value: {
      ...rest,
      name,
      id: rest.id ?? name,
      ...(proxy === undefined
        ? {}
        : {
            proxy: {
              ...proxy,
              ...(proxy.upstreams === undefined
                ? {}
                : { upstreams: proxy.upstreams.map((one) => ({ destinationType: "service", ...one })) }),
            },
          }),
    },
  };
}
