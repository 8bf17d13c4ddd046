import { diagnostic } from "../base/diagnostic.js";
import { createDocument } from "../base/document.js";
import { settleOldKeys } from "../decode/agent-old-keys.js";
import { settingFindings } from "../decode/agent-rules.js";
import { completeSettings } from "../decode/agent-settings.js";
import { storedDialect } from "../decode/dialect.js";
import { diagnosticsOf } from "../decode/problems.js";
import { walkObject } from "../decode/walk.js";
import { readJson } from "../json/read.js";
import { type AgentFile, agentFile } from "../model/agent.js";
import type { AgentDefinition } from "../model/definition.js";
import { unwrap } from "../unwrap.js";
import { fixtureHints } from "./fixture-hints.js";

/** What an agent's files say; services have a builder of their own. */
export type AgentFixture = Omit<AgentFile, "service" | "services" | "check" | "checks">;

/** Makes the settings of an agent, with Consul's defaults. Throws what Consul would refuse. */
export function defineAgent(written: AgentFixture): AgentDefinition {
  const source = { file: "define agent", text: JSON.stringify(written, null, 2) ?? "" };
  const document = createDocument(source);
  const { value } = readJson(document);
  if (value?.type !== "map") throw new Error("define agent: this is no object.");
  const walked = walkObject(value, agentFile, storedDialect);
  const { value: settled } = settleOldKeys(walked);
  const settings = completeSettings(settled, {});
  const findings = settingFindings({ written: settled, settings });
  unwrap(
    {
      diagnostics: [
        ...fixtureHints(
          diagnosticsOf(walked.issues, { document, dialect: storedDialect, what: "The agent" }),
          agentFile,
        ),
        ...findings.map(({ code, message, hint }) => diagnostic(code, message, hint === undefined ? {} : { hint })),
      ],
    },
    [source],
  );
  return { type: "agent", value: settings, origin: { datacenter: settings.datacenter } };
}
