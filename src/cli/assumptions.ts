import {
  type Diagnostic,
  parseSetting,
  parseWithout,
  type Setting,
  type WhatIfChanges,
  type Without,
} from "../index.js";
import { type OptionDescription, type OptionValues, textOptions } from "./command.js";

/** Options that say what is assumed to be otherwise. */
export const assumptionOptions: Readonly<Record<string, OptionDescription>> = {
  without: {
    type: "string",
    multiple: true,
    value: "WHAT",
    help: "plan as if it were not there: dc=NAME, gateway=DC/GLOB, instance=DC/GLOB, service=NAME or peer=NAME",
  },
  set: {
    type: "string",
    multiple: true,
    value: "FIELD=VALUE",
    help: "plan as if a field had another value: proxy-defaults.meshGateway.mode=remote",
  },
  remove: {
    type: "string",
    multiple: true,
    value: "KIND/NAME",
    help: "plan as if a config entry were not there: service-resolver/api",
  },
};

/** What the options assume, and what is wrong with them; no changes at all if none is given. */
export function assumptionsOf(options: OptionValues): {
  readonly changes: WhatIfChanges | undefined;
  readonly problems: readonly Diagnostic[];
} {
  const problems: Diagnostic[] = [];
  const without: Without[] = [];
  const set: Setting[] = [];
  for (const text of textOptions(options, "without")) {
    const parsed = parseWithout(text);
    if ("problem" in parsed) problems.push(parsed.problem);
    else without.push(parsed);
  }
  for (const text of textOptions(options, "set")) {
    const parsed = parseSetting(text);
    if ("problem" in parsed) problems.push(parsed.problem);
    else set.push(parsed);
  }
  const remove = textOptions(options, "remove");
  const isGiven = without.length + set.length + remove.length > 0;
  return { changes: isGiven ? { without, set, remove } : undefined, problems };
}
