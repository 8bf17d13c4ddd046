import { type Problem, problem } from "../fault.js";
import { quoted } from "./words.js";

export function sameSplit(service: string): Problem {
  return problem(
    "entry/service-splitter.duplicate",
    `Two splits lead to the same part of ${quoted(service)}.`,
    "Add their weights in one split.",
  );
}

export function weightSum(sum: number): Problem {
  return problem("entry/service-splitter.sum", `The weights add up to ${sum}; they must add up to 100.`);
}
