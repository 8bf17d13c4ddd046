import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Finding } from "../base/finding.js";
import { type Path, type Place, placeAt } from "../base/place.js";
import type { AnyType, Field, ObjectType } from "../model/type.js";
import type { Dialect } from "./dialect.js";
import { nameIn } from "./keys.js";

/** Where the parts of a value stand, and how its reader spells them. */
export interface Written {
  readonly document: Document;
  readonly place: Place;
  readonly type: ObjectType;
  readonly dialect: Dialect;
  /** Consul's path of the value inside its document: `services[0]`; empty for the whole document. */
  readonly prefix: string;
}

const none: readonly Diagnostic[] = [];

/** Gives findings their places and Consul's names of their paths. */
export function diagnosticsOfFindings(findings: readonly Finding[], written: Written): readonly Diagnostic[] {
  if (findings.length === 0) return none;
  return findings.map((finding) => {
    const place = placeAt(written.place, finding.path);
    return diagnostic(finding.code, finding.message, {
      span: written.document.span(place.start, place.end),
      path: pathInWords(finding.path, written),
      ...(finding.hint === undefined ? {} : { hint: finding.hint }),
      ...(finding.hidden === undefined ? {} : { hidden: finding.hidden }),
    });
  });
}

/** `services[0].proxy.upstreams[1].mesh_gateway.mode`: a path in the spelling of the dialect. */
export function pathInWords(path: Path, { type, dialect, prefix }: Written): string {
  let words = prefix;
  let current: AnyType | undefined = type;
  for (const step of path) {
    if (typeof step === "number") {
      words += `[${step}]`;
      current = current?.is === "list" ? current.of : undefined;
    } else if (current?.is === "object") {
      const field: Field | undefined = current.fields.find((candidate) => candidate.name === step);
      const name = field === undefined ? step : nameIn(field, dialect);
      words += words === "" ? name : `.${name}`;
      current = field?.type;
    } else {
      words += `[${step}]`;
      current = current?.is === "map" ? current.of : undefined;
    }
  }
  return words;
}
