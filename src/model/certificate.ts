import { type EntryBase, entryFields } from "./entry.js";
import { object, text } from "./type.js";

/** A certificate and its key, written into the entry. */
export interface InlineCertificate extends EntryBase {
  readonly kind: "inline-certificate";
  /** PEM. */
  readonly certificate?: string;
  /** PEM. */
  readonly privateKey?: string;
}

export const inlineCertificate = object<Omit<InlineCertificate, "kind">>("InlineCertificateConfigEntry", {
  ...entryFields,
  certificate: text(),
  privateKey: text({ aliasKnownTo: ["client"] }),
});

/** A certificate and its key, in files beside the gateway. */
export interface FileSystemCertificate extends EntryBase {
  readonly kind: "file-system-certificate";
  /** Path of the file. */
  readonly certificate?: string;
  /** Path of the file. */
  readonly privateKey?: string;
}

export const fileSystemCertificate = object<Omit<FileSystemCertificate, "kind">>("FileSystemCertificateConfigEntry", {
  ...entryFields,
  certificate: text(),
  privateKey: text({ aliasKnownTo: ["client"] }),
});
