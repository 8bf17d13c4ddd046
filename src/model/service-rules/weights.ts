import type { Finding } from "../../base/finding.js";
import * as problems from "./problems.js";
import type { Subject } from "./subject.js";

const most = 65535;

/** Weights of a registration, with the defaults of its reader filled in. Consul reports the first fault. */
export function weightFindings(weights: Subject["weights"]): readonly Finding[] {
  if (weights === undefined) return [];
  const { passing = 0, warning = 0 } = weights;
  if (passing < 1) return [problems.weightOutOfRange("passing", passing, 1, most)];
  if (warning < 0) return [problems.weightOutOfRange("warning", warning, 0, most)];
  if (passing > most) return [problems.weightOutOfRange("passing", passing, 1, most)];
  return warning > most ? [problems.weightOutOfRange("warning", warning, 0, most)] : [];
}
