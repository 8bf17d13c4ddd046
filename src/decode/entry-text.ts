import { hasErrors } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import { readHcl } from "../hcl/read.js";
import { readJson } from "../json/read.js";
import { startsLikeJson } from "../json/starts-like-json.js";
import { type EntryReading, readEntry } from "./entry.js";
import { notAnEntry } from "./entry-problems.js";

/** Reads a file as `config write` takes it: JSON if it begins with a brace, else HCL; one entry. */
export function readEntryText(document: Document): EntryReading {
  if (startsLikeJson(document.text)) return readEntryBody(document, "cli");
  const { value, diagnostics } = readHcl(document);
  if (hasErrors(diagnostics)) return { refusedAt: "decode", diagnostics };
  const reading = readEntry(value, document, "cli");
  return { ...reading, diagnostics: [...diagnostics, ...reading.diagnostics] };
}

/** Reads JSON that holds one entry: the body of a request (`http`), or a file for `config write` (`cli`). */
export function readEntryBody(document: Document, route: "http" | "cli" = "http"): EntryReading {
  // A request is read up to the end of its first value.
  const { value, diagnostics } = readJson(document, route === "http" ? { trailing: "ignore" } : {});
  if (value === undefined || hasErrors(diagnostics)) return { refusedAt: "decode", diagnostics };
  // For Go null is an empty object.
  const map = value.type === "null" ? { ...value, type: "map" as const, value: [] } : value;
  if (map.type !== "map") {
    const refusal = notAnEntry(document.span(map.start, map.end));
    return { refusedAt: "decode", diagnostics: [...diagnostics, refusal] };
  }
  const reading = readEntry(map, document, route);
  return { ...reading, diagnostics: [...diagnostics, ...reading.diagnostics] };
}
