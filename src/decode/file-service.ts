import { type Draft, withFields } from "../base/record.js";
import type { WrittenService } from "../model/written-service.js";
import { knownKind } from "./registration.js";

/**
 * A definition as an agent builds it from its file: unknown kinds are typical services, and each member of the weights is
 * 1 unless given. The sidecar is treated the same way.
 */
export function buildFileService(written: WrittenService): WrittenService {
  const service = knownKind(written);
  const { connect, weights } = service;
  const built: Draft<WrittenService> = withFields(service, { weights: { passing: 1, warning: 1, ...weights } });
  if (connect?.sidecarService !== undefined) {
    built.connect = withFields(connect, { sidecarService: buildFileService(connect.sidecarService) });
  }
  return built;
}
