import type { EntryRules } from "../kind.js";
import type { ServiceSplit, ServiceSplitter } from "../service-splitter.js";
import { type Faults, faultIf, firstOf, firstOfEach } from "./fault.js";
import { checkMeta } from "./meta.js";
import { checkName } from "./name.js";
import { sameSplit, weightSum } from "./problems/splitter.js";
import { missing } from "./problems/words.js";
import { hundredths, roundedWeight } from "./split-weight.js";

/** 100 percent, in hundredths. */
const whole = 10_000;

export const serviceSplitterRules: EntryRules<ServiceSplitter> = {
  normalize(entry) {
    if (entry.splits === undefined) return entry;
    return {
      ...entry,
      splits: entry.splits.map((split) =>
        split.weight === undefined ? split : { ...split, weight: roundedWeight(split.weight) },
      ),
    };
  },
  validate(entry) {
    const splits = entry.splits ?? [];
    const sum = splits.reduce((total, split) => total + hundredths(split.weight ?? 0), 0);
    return firstOf(
      checkName(entry),
      faultIf(splits.length === 0, [], () => missing("entry/service-splitter.no-splits", "split", "The splitter")),
      checkMeta(entry.meta),
      checkDuplicates(splits, entry.name ?? ""),
      // A single weight may be anything: -10 beside 110 passes.
      faultIf(splits.length > 0 && sum !== whole, ["splits"], () => weightSum(sum / 100)),
    );
  },
};

function checkDuplicates(splits: readonly ServiceSplit[], ownName: string): Faults {
  const seen = new Set<string>();
  return firstOfEach(splits, ["splits"], (split, path) => {
    // Splits that change headers never count as the same.
    if (split.requestHeaders !== undefined || split.responseHeaders !== undefined) return [];
    const { service = "", serviceSubset = "", namespace = "", partition = "" } = split;
    const key = JSON.stringify([service === "" ? ownName : service, serviceSubset, namespace, partition]);
    const isKnown = seen.has(key);
    seen.add(key);
    return faultIf(isKnown, path, () => sameSplit(service === "" ? ownName : service));
  });
}
