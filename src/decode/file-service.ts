import type { WrittenConnect, WrittenService } from "../model/written-service.js";
import { knownKind } from "./registration.js";

/**
 * A definition as an agent builds it from its file: unknown kinds are typical services, and each member of the weights is
 * 1 unless given. The sidecar is treated the same way.
 */
export function buildFileService(written: WrittenService): WrittenService {
  const { connect, weights, ...rest } = knownKind(written);
  return {
    ...rest,
    weights: { passing: 1, warning: 1, ...weights },
    ...(connect === undefined ? {} : { connect: buildConnect(connect) }),
  };
}

function buildConnect(connect: WrittenConnect): WrittenConnect {
  const { sidecarService } = connect;
  return sidecarService === undefined ? connect : { ...connect, sidecarService: buildFileService(sidecarService) };
}
