import { utf8Length } from "../../base/utf8.js";
import type { Meta } from "../proxy.js";
import { collect, collectKeys, type Faults, faultIf } from "./fault.js";
import { metaCount, metaKeyLength, metaValueLength } from "./problems/shared.js";

const maximumPairs = 64;
/** Bytes. */
const maximumKeyLength = 128;
/** Bytes. */
const maximumValueLength = 512;

/** The limits of `Meta`, the same for every kind; all breaches are collected. */
export function checkMeta(meta: Meta | undefined): Faults {
  const path = ["meta"];
  const count = Object.keys(meta ?? {}).length;
  return collect(
    faultIf(count > maximumPairs, path, () => metaCount(count, maximumPairs)),
    collectKeys(meta, path, (value, at, key) =>
      collect(
        faultIf(utf8Length(key) > maximumKeyLength, at, () => metaKeyLength(key, maximumKeyLength)),
        faultIf(utf8Length(value) > maximumValueLength, at, () => metaValueLength(key, maximumValueLength)),
      ),
    ),
  );
}
