import { createDocument } from "../../src/base/document.js";
import { readRegistrationText } from "../../src/decode/agent-text.js";
import { readRegistrationBody } from "../../src/decode/registration-body.js";
import type { ServiceDefinition } from "../../src/model/definition.js";

/** Makes a service of a registration as sent to the HTTP API, or tells the code for which Consul refuses it. */
export function defineService(written: unknown): ServiceDefinition | { readonly code: string } {
  const document = createDocument({ file: "body.json", text: JSON.stringify(written) });
  const { services, diagnostics, catalogRefusals } = readRegistrationBody(readRegistrationText(document));
  const told = [...diagnostics, ...catalogRefusals.flatMap((refusal) => refusal.diagnostics)];
  const refusal = told.find(({ severity, hidden }) => severity === "error" && hidden !== true);
  const [service] = services;
  if (refusal === undefined && service !== undefined) return service;
  return { code: refusal?.code.replace(/^[a-z]+\//, "") ?? "no service and no reason" };
}
