import type { Diagnostic } from "../base/diagnostic.js";
import type { Located } from "../base/located.js";
import { type At, integerAt, mapAtPlace, textAt } from "../base/synthetic.js";
import { serviceKinds } from "../model/service.js";
import { type Annotations, type AnnotationText, names } from "./annotations.js";
import { portOf, type Workload } from "./pods.js";
import * as problems from "./problems.js";
import type { AnnotatedService } from "./sidecars.js";

/** Port that gateways listen on unless an annotation says another. */
const defaultPort = 8443;

const gatewayKinds = serviceKinds.filter((kind) => kind.endsWith("-gateway"));

/** The registration of a gateway's pods, as the charts annotate them. */
export function readGateway(workload: Workload, { members }: Annotations, kind: AnnotationText): AnnotatedService {
  const { document } = workload;
  if (!gatewayKinds.some((known) => known === kind.value.value)) {
    const span = document.span(kind.value.start, kind.value.end);
    return { diagnostics: [problems.gatewayKindUnknown(kind.value.value, gatewayKinds, span)] };
  }
  const diagnostics: Diagnostic[] = [];
  const name = members.get(names.gatewayService)?.value ?? textAt(kind.value.value, kind.value);
  const port = portAt(workload, members.get(names.gatewayPort), diagnostics) ?? integerAt(defaultPort, kind.value);
  const service = mapAtPlace(
    {
      kind: kind.value,
      id: textAt(workload.name, name),
      name,
      port,
      tagged_addresses: wanAddress(workload, members, diagnostics, kind.value),
    },
    workload.map,
  );
  return { service, diagnostics };
}

/** The address for other datacenters, where the annotations say it; elsewhere only the running cluster knows. */
function wanAddress(
  workload: Workload,
  members: Annotations["members"],
  diagnostics: Diagnostic[],
  at: At,
): Located | undefined {
  const address = members.get(names.gatewayWanAddress)?.value;
  if (members.get(names.gatewayWanSource)?.value.value !== "Static" || address === undefined || address.value === "") {
    return undefined;
  }
  const port = portAt(workload, members.get(names.gatewayWanPort), diagnostics);
  return mapAtPlace({ wan: mapAtPlace({ address, port }, address) }, at);
}

function portAt(
  workload: Workload,
  annotation: AnnotationText | undefined,
  diagnostics: Diagnostic[],
): Located | undefined {
  if (annotation === undefined || annotation.value.value === "") return undefined;
  const { value, start, end } = annotation.value;
  const port = portOf(workload, value);
  if (port !== undefined) return integerAt(port, annotation.value);
  diagnostics.push(problems.portUnknown(annotation.key, value, workload.document.span(start, end)));
  return undefined;
}
