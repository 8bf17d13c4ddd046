import type { FileSystemCertificate, InlineCertificate } from "../certificate.js";
import type { EntryRules } from "../kind.js";
import { collect, type Faults, fault, faultIf, firstOf } from "./fault.js";
import { checkMeta } from "./meta.js";
import { cautionEmptyName } from "./name.js";
import { decodePEM, type PEMBlock } from "./pem.js";
import { certificateNotRead, noPEM, noRSAKey, shortKey } from "./problems/gateways.js";
import { rsaKeyBits } from "./rsa-key.js";

const minimumKeyBits = 2048;

/** The files are not read. */
export const fileSystemCertificateRules: EntryRules<FileSystemCertificate> = {
  normalize: (entry) => entry,
  validate: (entry) => collect(checkMeta(entry.meta), cautionEmptyName(entry)),
};

export const inlineCertificateRules: EntryRules<InlineCertificate> = {
  normalize: (entry) => entry,
  validate(entry) {
    const key = decodePEM(entry.privateKey ?? "");
    const certificate = decodePEM(entry.certificate ?? "");
    const faults = firstOf(
      checkMeta(entry.meta),
      faultIf(key === undefined, ["privateKey"], () => noPEM("entry/certificate.private-key-pem", "PrivateKey")),
      key === undefined ? [] : checkKey(key),
      faultIf(certificate === undefined, ["certificate"], () =>
        noPEM("entry/certificate.certificate-pem", "Certificate"),
      ),
    );
    // What else Consul checks takes cryptography.
    const note = faults.length === 0 ? fault(["certificate"], certificateNotRead()) : [];
    return collect(faults, note, cautionEmptyName(entry));
  },
};

/** Only keys in the older form, which says that they are RSA keys, are looked into. */
function checkKey(key: PEMBlock): Faults {
  if (key.type !== "RSA PRIVATE KEY") return [];
  const bits = rsaKeyBits(key.bytes);
  if (bits === undefined) return fault(["privateKey"], noRSAKey());
  return faultIf(bits < minimumKeyBits, ["privateKey"], () => shortKey(bits, minimumKeyBits));
}
