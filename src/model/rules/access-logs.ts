import type { Path } from "../../base/place.js";
import type { AccessLogsConfig } from "../proxy.js";
import { type Faults, faultIf, firstOf, isUnset } from "./fault.js";
import { fileNeedsPath, formatIsNoJson, pathNeedsFile, twoFormats } from "./problems/shared.js";
import { checkWord, type Words } from "./words.js";

export const sinks: Words = {
  code: "entry/access-logs.type",
  field: "Type of access logs",
  words: ["stdout", "stderr", "file"],
  mayBeEmpty: true,
};

/** Where access logs go and what they look like; the first breach counts. */
export function checkAccessLogs(logs: AccessLogsConfig | undefined, path: Path): Faults {
  if (logs === undefined) return [];
  const { type, jsonFormat, textFormat } = logs;
  const hasPath = !isUnset(logs.path);
  return firstOf(
    faultIf(type === "file" && !hasPath, path, fileNeedsPath),
    checkWord(type, [...path, "type"], sinks),
    faultIf(!isUnset(jsonFormat) && !isUnset(textFormat), path, twoFormats),
    faultIf(type !== "file" && hasPath, [...path, "path"], () => pathNeedsFile(logs.path ?? "")),
    faultIf(!isUnset(jsonFormat) && !isJson(jsonFormat), [...path, "jsonFormat"], formatIsNoJson),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
