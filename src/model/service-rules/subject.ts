import type { Finding } from "../../base/finding.js";
import type { WrittenService } from "../written-service.js";

/** What the rules look at: a definition as written, a sidecar filled in, or a registration. */
export type Subject = Omit<WrittenService, "check" | "checks" | "token">;

/** A rule: what it finds wrong. */
export type Rule = (service: Subject) => readonly Finding[];
